import type { INestApplicationContext } from '@nestjs/common';
import type { LearnerScope, Scope } from '../../src/core/access/scope.js';
import { addDays, type LocalDate } from '../../src/core/time/local-date.js';
import { ProductionQueries } from '../../src/modules/production/index.js';
import {
  ControlPlanService,
  InspectionsQueries,
  InspectionsService,
  NonConformitiesService,
  type BenchControl,
  type BenchLine,
} from '../../src/modules/quality/index.js';
import type { Foundation } from './foundation.js';
import type { Chance } from './random.js';

interface Line {
  /** Code of the operation. */
  at: string;
  name: string;
  every: number;
  /** Of the instrument, none where one looks. */
  with?: string;
  unit?: 'mm' | 'cm';
  /** Nominal and deviations, in thousandths of the unit. */
  asked?: [nominal: number, lower: number, upper: number];
  sizes?: Record<string, number>;
}

const INSTRUMENTS = {
  garment: [
    ['MR-1', 'Mètre ruban', 310],
    ['RG-1', 'Réglet 30 cm', 12],
  ],
  machining: [
    ['MIC-1', 'Micromètre 0-25', 95],
    ['PC-1', 'Pied à coulisse 150', 180],
    ['PC-2', 'Pied à coulisse 200', -4],
  ],
} as const;

const PLANS: Readonly<Record<string, readonly Line[]>> = {
  'AXE-20H7': [
    { at: 'TOU', name: 'Diamètre', every: 5, with: 'MIC-1', unit: 'mm', asked: [20_000, -21, 0] },
    { at: 'TOU', name: 'Longueur', every: 5, with: 'PC-1', unit: 'mm', asked: [80_000, -100, 100] },
    { at: 'TOU', name: 'État de surface', every: 0 },
  ],
  'JUP-VER': [
    {
      ...{ at: 'CTL', name: 'Tour de taille', every: 10, with: 'MR-1', unit: 'cm', asked: [72_000, -500, 500] },
      sizes: { XS: 64_000, S: 68_000, M: 72_000, L: 76_000, XL: 80_000 },
    },
    { at: 'CTL', name: 'Longueur', every: 10, with: 'MR-1', unit: 'cm', asked: [68_000, -1000, 1000] },
  ],
};

/** What the workshop measures with, what is to measure, and what is not as asked. */
export class Controls {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly school: Foundation,
    private readonly today: LocalDate,
  ) {}

  async found(): Promise<void> {
    const plans = this.app.get(ControlPlanService);
    const { director, items, seed } = this.school;
    const instruments = new Map<string, number>();
    for (const [code, name, days] of INSTRUMENTS[seed.school.trade]) {
      const calibrationDueOn = addDays(this.today, days);
      instruments.set(code, await plans.addInstrument(director, { code, name, calibrationDueOn }));
    }
    for (const { id, seed: item } of items)
      for (const line of PLANS[item.code] ?? []) {
        const position = (item.routing.findIndex(({ code }) => code === line.at) + 1) * 10;
        const [nominal, lower, upper] = line.asked ?? [];
        const sizes = Object.entries(line.sizes ?? {}).map(([size, own]) => ({ size, nominal: own }));
        await plans.add(director, id, {
          ...{ position, name: line.name, every: line.every, kind: line.asked ? 'measure' : 'look' },
          ...{ unit: line.unit, nominal, lower, upper, sizes },
          instrumentId: line.with === undefined ? undefined : instruments.get(line.with),
        });
      }
  }

  /** Something is wrong on what is being made: the quality desk has a decision to take. */
  async findFault(): Promise<void> {
    const [master] = this.school.masters;
    const { rows } = await this.app.get(ProductionQueries).list(master!, { state: 'in_progress', limit: 1 });
    const [running] = rows;
    if (!running) return;
    const defect = this.school.seed.school.trade === 'garment' ? 'Couture ouverte au bas' : 'Bavure dans l’alésage';
    const found = { quantity: 2, defect, cause: 'learning' as const };
    await this.app.get(NonConformitiesService).open(master!, running.id, found);
  }
}

/** Learners who measure what they make. */
export class Checks {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly chance: Chance,
  ) {}

  /** Checks the pieces about to be counted as the plan asks; the first of a critical piece is accepted. */
  async check(scope: LearnerScope, { assignmentId, master, counted }: Job): Promise<void> {
    const control = (await this.app.get(InspectionsQueries).atBench(scope, [assignmentId])).get(assignmentId);
    if (!control) return;
    let first = control.first === 'missing';
    for (const { operationCellId, good } of counted) {
      const cell = control.cells.find((one) => one.operationCellId === operationCellId)!;
      const due = Math.max(...cell.lines.map(({ every }) => (every === 0 ? 0 : Math.ceil(good / every))));
      // One more: the count of the half-day may follow others.
      for (let piece = 0; piece < due + 1; piece++) {
        const measures = this.measured(cell, first || piece === 0);
        const found = { operationCellId, first, measures };
        const { id } = await this.app.get(InspectionsService).record(scope, assignmentId, found);
        if (first) await this.app.get(InspectionsService).accept(master, id);
        first = false;
      }
    }
  }

  private measured({ lines }: BenchControl['cells'][number], whole: boolean) {
    return lines.filter(({ every }) => whole || every > 0).map((line) => this.valueOf(line));
  }

  private valueOf({ characteristicId, bounds }: BenchLine) {
    if (bounds === null) return { characteristicId, look: 'good' as const };
    const { minimum, maximum } = bounds;
    // Most around the middle, as a machine well set gives.
    const share = (this.chance.next() + this.chance.next() + this.chance.next()) / 3;
    return { characteristicId, value: Math.round(minimum + share * (maximum - minimum)) };
  }
}

interface Job {
  assignmentId: number;
  master: Scope;
  counted: readonly { operationCellId: number; good: number }[];
}
