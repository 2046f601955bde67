import type { INestApplicationContext } from '@nestjs/common';
import type { LearnerScope, Scope } from '../../src/core/access/scope.js';
import { ReadSource } from '../../src/core/database/read-source.js';
import { sql } from '../../src/core/database/sql.js';
import type { LocalDate } from '../../src/core/time/local-date.js';
import {
  AssignmentsService,
  DecisionsService,
  ProductionQueries,
  ProductionService,
  WorkService,
  type CellRead,
} from '../../src/modules/production/index.js';
import { Checks } from './controls.js';
import type { Foundation } from './foundation.js';
import type { Chance } from './random.js';
import { workingDays, type Timeline } from './timeline.js';

const HALF_DAYS = [
  { half: 'am', start: '07:00', minutes: 210 },
  { half: 'pm', start: '12:30', minutes: 150 },
] as const;

interface Operation {
  id: number;
  workOrderId: number;
  plannedMinutes: number;
}

/** The workshop of a school, day by day: who is free, who does which operation, how it turns out. */
export class Workshop {
  private readonly taken = new Set<string>();
  private readonly userIds = new Map<number, number>();
  private readonly checks: Checks;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly school: Foundation,
    private readonly chance: Chance,
    private readonly timeline: Timeline,
  ) {
    this.checks = new Checks(app, chance);
  }

  /** Works one half-day on the first open operation of an order; false when all is done. */
  async workOn(orderId: number, day: LocalDate): Promise<boolean> {
    const orders = await this.app.get(ProductionQueries).ofOrder(this.school.director, orderId);
    const open = orders
      .filter(({ state }) => state !== 'cancelled' && state !== 'abandoned')
      .flatMap(({ operations }) => operations)
      .filter(({ state, remaining }) => state !== 'done' && state !== 'skipped' && remaining > 0);
    if (open.length === 0) return false;
    const operation = open.find(({ available }) => available > 0) ?? open[0]!;
    // Two learners share a long operation: the first does half.
    if (operation.available > 6) await this.giveAndDo(operation, day, 2);
    await this.giveAndDo(operation, day, 1);
    return true;
  }

  /** Work begun stops: the customer is asked something. */
  async askTheCustomer(orderId: number): Promise<void> {
    const orders = await this.app.get(ProductionQueries).ofOrder(this.school.director, orderId);
    const begun = orders.find(({ state }) => state === 'in_progress');
    if (!begun) return;
    const why = 'Question au client : quelle étiquette ?';
    await this.app.get(ProductionService).suspend(this.school.masters[0]!, begun.id, why);
  }

  private async giveAndDo(operation: Operation, day: LocalDate, share: number): Promise<void> {
    const master = this.chance.pick(this.school.masters);
    for (const slot of this.chance.happens(0.5) ? HALF_DAYS : HALF_DAYS.toReversed()) {
      const learnerId = await this.somebodyFor(operation, master, day, slot.half);
      if (learnerId === undefined) continue;
      const asked = {
        operationId: operation.id,
        learnerId,
        supervisorId: master.userId,
        plannedOn: day,
        halfDay: slot.half,
      };
      const { id } = await this.app.get(AssignmentsService).assign(master, asked);
      this.taken.add(`${learnerId}/${day}/${slot.half}`);
      // Today's work is given, and waits for its learner.
      if (day < this.timeline.today) await this.session(master, learnerId, { id, operation, day, slot, share });
      return;
    }
  }

  /** Anybody free whom the gate lets through. */
  private async somebodyFor(
    operation: Operation,
    master: Scope,
    day: LocalDate,
    halfDay: 'am' | 'pm',
  ): Promise<number | undefined> {
    const query = { day, halfDay, supervisorId: master.userId };
    const { candidates } = await this.app.get(ProductionQueries).candidates(master, operation.id, query);
    const able = candidates.filter(
      ({ learnerId, outcome }) => outcome !== 'refused' && !this.taken.has(`${learnerId}/${day}/${halfDay}`),
    );
    return able.length > 0 ? this.chance.pick(able).learnerId : undefined;
  }

  private async session(
    master: Scope,
    learnerId: number,
    job: {
      id: number;
      operation: Operation;
      day: LocalDate;
      slot: (typeof HALF_DAYS)[number];
      share: number;
    },
  ): Promise<void> {
    const work = this.app.get(WorkService);
    const scope = await this.learnerScope(learnerId);
    const { id, operation, day, slot, share } = job;
    this.timeline.at(day, slot.start);
    await work.start(scope, id);
    const minutes = Math.max(
      10,
      Math.min(slot.minutes, Math.round(operation.plannedMinutes * (0.7 + this.chance.next()))),
    );
    const [hour, minute] = slot.start.split(':').map(Number) as [number, number];
    const end = hour * 60 + minute + minutes;
    this.timeline.at(
      day,
      `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}` as '11:00',
    );
    const sheet = await this.app.get(ProductionQueries).workOrder(master, operation.workOrderId);
    const cells = (sheet.cellsByOperation[operation.id] ?? []).flatMap((cell) => this.outcome(cell, share));
    await this.checks.check(scope, { assignmentId: id, master, counted: cells });
    await work.report(scope, id, { selfChecked: true, finished: true, cells });
    // A master looks at the end of the half-day; the last reports still wait.
    const waits = workingDays(day, 1) >= this.timeline.today && this.chance.happens(0.6);
    if (!waits) {
      this.timeline.at(day, slot.half === 'am' ? '10:45' : '15:30');
      await this.app.get(DecisionsService).validateJob(master, id);
    }
  }

  private outcome({ operationCellId, available }: CellRead, share: number) {
    const done = Math.ceil(available / share);
    if (done === 0) return [];
    const rework = done > 3 && this.chance.happens(0.12) ? 1 : 0;
    return [{ operationCellId, good: done - rework, rework, scrap: 0 }];
  }

  private async learnerScope(learnerId: number): Promise<LearnerScope> {
    const { schoolId } = this.school.director;
    if (!this.userIds.has(learnerId)) {
      const manager = this.app.get(ReadSource).manager;
      const [row] = await sql<{ user_id: number }>(
        manager,
        'SELECT user_id FROM membership WHERE school_id = ? AND learner_id = ?',
        [schoolId, learnerId],
      );
      this.userIds.set(learnerId, row!.user_id);
    }
    const bare = { schoolId, partnerId: null, locale: 'fr' as const };
    return { ...bare, userId: this.userIds.get(learnerId)!, learnerId, roles: new Set(['learner']) };
  }
}
