import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { Characteristic, CharacteristicSize, Instrument } from './control-plan.entity.js';
import type { CharacteristicRead, InstrumentRead } from './quality.types.js';

/** Control plans and what one measures with. */
@Injectable()
export class ControlPlanQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
  ) {}

  /** The next to be calibrated first. */
  async instruments({ schoolId }: Scope): Promise<InstrumentRead[]> {
    const order = { calibrationDueOn: 'ASC', id: 'ASC' } as const;
    const found = await this.read.manager.find(Instrument, { where: { schoolId }, order });
    return found.map((instrument) => this.told(instrument));
  }

  /** The lines in force of an item, by operation. */
  async ofItem(scope: Scope, itemId: number): Promise<CharacteristicRead[]> {
    return (await this.ofItems(scope, [itemId])).get(itemId) ?? [];
  }

  /** The same for several items; one without a plan is absent. */
  async ofItems({ schoolId }: Scope, itemIds: readonly number[]): Promise<Map<number, CharacteristicRead[]>> {
    const where = { schoolId, itemId: In([...new Set(itemIds)]), retiredAt: IsNull() };
    const lines = await this.read.manager.find(Characteristic, { where, order: { position: 'ASC', id: 'ASC' } });
    const plans = new Map<number, CharacteristicRead[]>();
    if (lines.length === 0) return plans;
    const sizes = await this.read.manager.find(CharacteristicSize, {
      where: { schoolId, characteristicId: In(lines.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
    const instruments = await this.read.manager.findBy(Instrument, {
      id: In(lines.flatMap(({ instrumentId }) => instrumentId ?? [])),
    });
    for (const { itemId, instrumentId, ...line } of lines) {
      const { id, position, code, name, kind, unit, nominal, lower, upper, every } = line;
      const instrument = instruments.find((one) => one.id === instrumentId);
      const own = sizes.filter(({ characteristicId }) => characteristicId === id);
      const told = {
        ...{ id, position, code, name, kind, unit, nominal, lower, upper, every },
        instrument: instrument ? this.told(instrument) : null,
        sizes: own.map(({ size, nominal: sized }) => ({ size, nominal: sized })),
      };
      plans.set(itemId, [...(plans.get(itemId) ?? []), told]);
    }
    return plans;
  }

  /** The lines of one step, found by its place and its code. */
  async atStep(scope: Scope, step: Step & { itemId: number }): Promise<CharacteristicRead[]> {
    return linesAt(await this.ofItem(scope, step.itemId), step);
  }

  private told({ id, code, name, calibrationDueOn, outOfService }: Instrument): InstrumentRead {
    const usable = !outOfService && this.clock.today() <= calibrationDueOn;
    return { id, code, name, calibrationDueOn: calibrationDueOn as LocalDate, outOfService, usable };
  }
}

interface Step {
  position: number;
  code: string;
}

export const linesAt = (lines: readonly CharacteristicRead[], { position, code }: Step): CharacteristicRead[] =>
  lines.filter((line) => line.position === position && line.code === code);
