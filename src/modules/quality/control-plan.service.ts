import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { isUniqueViolation } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { CatalogQueries } from '../catalog/index.js';
import { Characteristic, CharacteristicSize, Instrument } from './control-plan.entity.js';
import type { NewCharacteristic, NewInstrument } from './quality.dto.js';
import {
  alreadyRetired,
  instrumentTaken,
  notInRouting,
  toleranceMissing,
  toleranceUpsideDown,
} from './quality.errors.js';
import { qualityWords } from './quality.words.js';

/** What is checked where, and with what. A director or a master keeps it. */
@Injectable()
export class ControlPlanService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly catalog: CatalogQueries,
  ) {}

  async addInstrument(scope: Scope, { code, name, calibrationDueOn }: NewInstrument): Promise<number> {
    this.keeper(scope);
    try {
      return await this.unit.run(async () => {
        const row = { schoolId: scope.schoolId, code, name, calibrationDueOn, outOfService: false };
        const { identifiers } = await this.unit.manager.insert(Instrument, row);
        const id = identifiers[0]!.id as number;
        await this.tell(scope, { type: 'instrument', id }, 'added', { code, calibrationDueOn });
        return id;
      });
    } catch (error) {
      if (isUniqueViolation(error, 'instrument')) throw instrumentTaken(code);
      throw error;
    }
  }

  /** It was calibrated: usable until that day. */
  async calibrate(scope: Scope, instrumentId: number, calibrationDueOn: LocalDate): Promise<void> {
    await this.changeInstrument(scope, instrumentId, 'calibrated', { calibrationDueOn });
  }

  /** Out of service, or back; nobody measures with it meanwhile. */
  async setService(scope: Scope, instrumentId: number, outOfService: boolean): Promise<void> {
    await this.changeInstrument(scope, instrumentId, outOfService ? 'put_out' : 'put_back', { outOfService });
  }

  /** One more line of an item's plan, in force at once on work that runs. */
  async add(scope: Scope, itemId: number, line: NewCharacteristic): Promise<number> {
    this.keeper(scope);
    const item = await this.catalog.get(scope, itemId);
    const step = (await this.catalog.routing(scope, item.id)).find(({ position }) => position === line.position);
    if (!step) throw notInRouting(line.position);
    const asked = toleranceOf(line);
    return this.unit.run(async () => {
      const { schoolId } = scope;
      const { position, name, kind, every } = line;
      const instrumentId = line.instrumentId ?? null;
      const sizes = line.sizes ?? [];
      if (instrumentId !== null && !(await this.unit.manager.existsBy(Instrument, { id: instrumentId, schoolId })))
        throw notFound();
      const row = { schoolId, itemId, position, code: step.code, name, kind, ...asked, every, instrumentId };
      const { identifiers } = await this.unit.manager.insert(Characteristic, row);
      const characteristicId = identifiers[0]!.id as number;
      const rows = (kind === 'look' ? [] : sizes).map(({ size, nominal }) => ({
        ...{ schoolId, characteristicId, size, nominal },
      }));
      if (rows.length > 0) await this.unit.manager.insert(CharacteristicSize, rows);
      await this.tell(scope, { type: 'item', id: itemId }, 'check_added', { characteristicId, name, ...asked });
      return characteristicId;
    });
  }

  /** What was measured against it stays. */
  async retire(scope: Scope, characteristicId: number): Promise<{ itemId: number }> {
    this.keeper(scope);
    const { schoolId } = scope;
    return this.unit.run(async () => {
      const line = await this.unit.manager.findOneBy(Characteristic, { id: characteristicId, schoolId });
      if (!line) throw notFound();
      const change = { retiredAt: this.clock.instant() };
      const where = { id: characteristicId, schoolId, retiredAt: IsNull() };
      const { affected } = await this.unit.manager.update(Characteristic, where, change);
      if (affected !== 1) throw alreadyRetired();
      const facts = { characteristicId, name: line.name };
      await this.tell(scope, { type: 'item', id: line.itemId }, 'check_retired', facts);
      return { itemId: line.itemId };
    });
  }

  private async changeInstrument(
    scope: Scope,
    id: number,
    event: string,
    change: Partial<Pick<Instrument, 'calibrationDueOn' | 'outOfService'>>,
  ): Promise<void> {
    this.keeper(scope);
    await this.unit.run(async () => {
      const { affected } = await this.unit.manager.update(Instrument, { id, schoolId: scope.schoolId }, change);
      if (affected !== 1) throw notFound();
      await this.tell(scope, { type: 'instrument', id }, event, change);
    });
  }

  private keeper(scope: Scope): void {
    if (!hasRole(scope, 'director', 'master', 'system')) throw notYourRole(qualityWords.keepPlan);
  }

  private tell(scope: Scope, subject: { type: string; id: number }, event: string, facts: Record<string, unknown>) {
    return this.journal.write(scope, { subject, event, facts });
  }
}

function toleranceOf({ kind, unit, nominal, lower, upper }: NewCharacteristic) {
  if (kind === 'look') return { unit: null, nominal: null, lower: null, upper: null };
  const [middle, low, high] = [nominal ?? null, lower ?? null, upper ?? null];
  if (!unit || middle === null || low === null || high === null) throw toleranceMissing();
  if (low > high) throw toleranceUpsideDown();
  return { unit, nominal: middle, lower: low, upper: high };
}
