import { Injectable } from '@nestjs/common';
import { asSystem, type LearnerScope, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { Clock } from '../../core/time/clock.js';
import { dayInFrance, type LocalDate } from '../../core/time/local-date.js';
import { SafetyGate, type GateAnswer, type GateAskMany } from '../safety/index.js';
import type { HalfDay } from './assignment.entity.js';
import { halfDayAt } from './half-day.js';
import { gateRefused } from './production.errors.js';
import type { WorkOperation } from './work-operation.entity.js';
import type { WorkOrder } from './work-order.entity.js';
import { WorkingHoursReads } from './working-hours.reads.js';

export interface GateCase {
  operation: Pick<WorkOperation, 'name' | 'workRules' | 'heavyLoad' | 'requiredLevel'>;
  workOrder: Pick<WorkOrder, 'criticality' | 'workshopId'>;
  supervisorId: number | null;
  workCenterId: number | null;
  date: LocalDate;
  halfDay: HalfDay;
  /** When work begins, told by the tablet; now when left out and the half-day is the one it is. */
  at?: string;
}

interface Supervised {
  learnerId: number;
  workshopId: number;
}

/** Puts our cases to the safety gate, always the same way: for the master's choice, at assignment and at start. */
@Injectable()
export class GateDesk {
  constructor(
    private readonly gate: SafetyGate,
    private readonly read: ReadSource,
    private readonly hours: WorkingHoursReads,
    private readonly clock: Clock,
  ) {}

  /** The gate's answer when it lets through; throws the refusal that names every missing paper. */
  async pass(scope: Scope, one: GateCase, learnerId: number): Promise<GateAnswer> {
    const answer = (await this.askAll(scope, one, [learnerId])).get(learnerId);
    if (!answer) throw new Error('The gate did not answer');
    if (answer.outcome === 'refused') throw gateRefused(answer);
    return answer;
  }

  /** The same operation, asked for many learners. */
  async askAll(scope: Scope, one: GateCase, learnerIds: readonly number[]): Promise<Map<number, GateAnswer>> {
    const time = await this.timeOf(scope, one, learnerIds);
    const { about, together } = await this.question(scope, one);
    const ask = (learners: number, ids: readonly number[]) =>
      this.gate.askMany(asSystem(scope), { ...about, date: one.date, time, learnersWithSupervisor: learners }, ids);
    const known = learnerIds.filter((id) => together.has(id));
    const added = learnerIds.filter((id) => !together.has(id));
    return new Map([
      ...(known.length > 0 ? await ask(together.size, known) : []),
      ...(added.length > 0 ? await ask(together.size + 1, added) : []),
    ]);
  }

  /** The jobs of one learner for the half-day it is, each with its answer, in the same order. */
  async askEach(
    scope: LearnerScope,
    cases: readonly Omit<GateCase, 'date' | 'halfDay' | 'at'>[],
  ): Promise<GateAnswer[]> {
    const { learnerId } = scope;
    const when = { date: this.clock.today(), halfDay: halfDayAt(this.clock.now()) };
    const time = await this.timeOf(scope, when, [learnerId]);
    const questions: Omit<GateAskMany, 'date'>[] = [];
    for (const one of cases) {
      const { about, together } = await this.question(scope, { ...one, ...when });
      const learnersWithSupervisor = together.has(learnerId) ? together.size : together.size + 1;
      questions.push({ ...about, time, learnersWithSupervisor });
    }
    return this.gate.askEach(asSystem(scope), learnerId, when.date, questions);
  }

  // The house asks: a learner at start must get the answer the master got.
  private async question(scope: Scope, one: GateCase) {
    const { operation, workOrder, supervisorId, workCenterId, halfDay } = one;
    const { name, workRules, heavyLoad, requiredLevel } = operation;
    const { criticality, workshopId } = workOrder;
    const others = await this.supervised(scope, one);
    const about = {
      ...{ halfDay, workCenterId, supervisorId },
      operation: { name, workRules, heavyLoad, requiredLevel, criticality, workshopId },
      supervisorElsewhere: others.some((other) => other.workshopId !== workshopId),
    };
    return { about, together: new Set(others.map(({ learnerId }) => learnerId)) };
  }

  private timeOf(scope: Scope, one: Pick<GateCase, 'date' | 'halfDay' | 'at'>, learnerIds: readonly number[]) {
    const { date, halfDay } = one;
    return this.hours.of(scope, { plannedOn: date, halfDay, at: one.at ?? this.nowIn(one) }, learnerIds);
  }

  private nowIn({ date, halfDay }: Pick<GateCase, 'date' | 'halfDay'>): string | null {
    const now = this.clock.now();
    return date === this.clock.today() && halfDay === halfDayAt(now) ? now.toISOString() : null;
  }

  /** Refuses a minor who has worked enough, whatever is to be done (B9). */
  async mustHaveTime(scope: LearnerScope, at: string): Promise<void> {
    const hours = await this.hours.at(scope, scope.learnerId, at);
    const answer = await this.gate.askHours(asSystem(scope), scope.learnerId, dayInFrance(new Date(at)), hours);
    if (answer.outcome === 'refused') throw gateRefused(answer);
  }

  /** Whom the supervisor already has on that half-day, and where. */
  private async supervised(scope: Scope, { supervisorId, date, halfDay }: GateCase): Promise<Supervised[]> {
    if (supervisorId === null) return [];
    const rows = await sql<{ learner_id: number; workshop_id: number }>(
      this.read.manager,
      `SELECT DISTINCT a.learner_id, w.workshop_id
       FROM assignment a JOIN work_operation o ON o.id = a.operation_id JOIN work_order w ON w.id = o.work_order_id
       WHERE a.school_id = ? AND a.planned_on = ? AND a.half_day = ? AND a.supervisor_id = ? AND a.state <> 'withdrawn'`,
      [scope.schoolId, date, halfDay, supervisorId],
    );
    return rows.map((row) => ({ learnerId: row.learner_id, workshopId: row.workshop_id }));
  }
}
