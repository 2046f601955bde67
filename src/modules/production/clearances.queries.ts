import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { LearnerScope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { Clock } from '../../core/time/clock.js';
import { minutesLeft, type GateAnswer } from '../safety/index.js';
import { Assignment } from './assignment.entity.js';
import { GateDesk } from './gate-desk.js';
import { endOfHalfDay, halfDayAt } from './half-day.js';
import { WorkOperation } from './work-operation.entity.js';
import { WorkOrder } from './work-order.entity.js';
import { WorkingHoursReads } from './working-hours.reads.js';

/** What the gate says of a learner's own jobs before anything is pressed; asked again at the press. */
@Injectable()
export class ClearanceQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly gate: GateDesk,
    private readonly clock: Clock,
    private readonly hours: WorkingHoursReads,
  ) {}

  /** By assignment, for the half-day it is. */
  async of(scope: LearnerScope, assignmentIds: readonly number[]): Promise<Map<number, GateAnswer>> {
    if (assignmentIds.length === 0) return new Map();
    const { schoolId, learnerId } = scope;
    const where = { id: In([...assignmentIds]), schoolId, learnerId };
    const assignments = await this.read.manager.findBy(Assignment, where);
    const answers = await Promise.all(assignments.map((one) => this.answer(scope, one)));
    return new Map(answers.flatMap((answer, at) => (answer ? [[assignments[at]!.id, answer]] : [])));
  }

  private async answer(
    scope: LearnerScope,
    { operationId, supervisorId, workCenterId }: Assignment,
  ): Promise<GateAnswer | undefined> {
    const { schoolId, learnerId } = scope;
    const { manager } = this.read;
    const operation = await manager.findOneByOrFail(WorkOperation, { id: operationId, schoolId });
    const workOrder = await manager.findOneByOrFail(WorkOrder, { id: operation.workOrderId, schoolId });
    const when = { date: this.clock.today(), halfDay: halfDayAt(this.clock.now()) };
    const question = { operation, workOrder, supervisorId, workCenterId, ...when };
    return (await this.gate.askAll(scope, question, [learnerId])).get(learnerId);
  }

  /** How long an answer of now is good for: to the end of the half-day, or until the learner has worked enough. */
  async secondsLeft(scope: LearnerScope): Promise<number> {
    const now = this.clock.now();
    const ofHalfDay = Math.round((Date.parse(endOfHalfDay(now)) - now.getTime()) / 1000);
    const hours = await this.hours.at(scope, scope.learnerId, now.toISOString());
    return Math.min(ofHalfDay, minutesLeft(hours) * 60);
  }
}
