import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { LearnerScope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { Clock } from '../../core/time/clock.js';
import { minutesLeft, type GateAnswer } from '../safety/index.js';
import { Assignment } from './assignment.entity.js';
import { GateDesk } from './gate-desk.js';
import { endOfHalfDay } from './half-day.js';
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
    const operations = await this.read.manager.findBy(WorkOperation, {
      schoolId,
      id: In(assignments.map(({ operationId }) => operationId)),
    });
    const workOrders = await this.read.manager.findBy(WorkOrder, {
      schoolId,
      id: In(operations.map(({ workOrderId }) => workOrderId)),
    });
    const cases = assignments.map(({ operationId, supervisorId, workCenterId }) => {
      const operation = operations.find(({ id }) => id === operationId)!;
      const workOrder = workOrders.find(({ id }) => id === operation.workOrderId)!;
      return { operation, workOrder, supervisorId, workCenterId };
    });
    const answers = await this.gate.askEach(scope, cases);
    return new Map(assignments.map(({ id }, at) => [id, answers[at]!]));
  }

  /** How long an answer of now is good for: to the end of the half-day, or until the learner has worked enough. */
  async secondsLeft(scope: LearnerScope): Promise<number> {
    const now = this.clock.now();
    const ofHalfDay = Math.round((Date.parse(endOfHalfDay(now)) - now.getTime()) / 1000);
    const hours = await this.hours.at(scope, scope.learnerId, now.toISOString());
    return Math.min(ofHalfDay, minutesLeft(hours) * 60);
  }
}
