import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { Clock } from '../../core/time/clock.js';
import { LearnersQueries } from '../learners/index.js';
import { SafetyQueries } from '../safety/index.js';
import { SchoolQueries } from '../school/index.js';
import { BoardReads } from './board.reads.js';
import { GateDesk } from './gate-desk.js';
import { halfDayAt } from './half-day.js';
import { PeopleReads } from './people.reads.js';
import type { CandidatesQuery } from './production.dto.js';
import type { AssignmentChoice, Candidate, ReadyOperation } from './production.types.js';
import { ShareReads } from './shares.reads.js';
import { WorkOperation } from './work-operation.entity.js';
import { WorkOrderReads } from './work-orders.reads.js';

const ORDER = { clear: 0, warned: 1, refused: 2 } as const;

/** Learners, supervisors and work centres an operation can choose from. */
@Injectable()
export class CandidateRooms {
  constructor(
    private readonly learners: LearnersQueries,
    private readonly safety: SafetyQueries,
    private readonly school: SchoolQueries,
    private readonly shares: ShareReads,
  ) {}

  async on(scope: Scope, day: AssignmentChoice['plannedOn'], { id, workshopId }: ReadyOperation) {
    const named = await this.safety.supervisors(scope, day);
    const centers = await this.school.workCenters(scope);
    return {
      learners: await this.learners.list(scope, day),
      supervisors: named.map(({ userId, name, present }) => ({ userId, name, present })),
      workCenters: centers
        .filter((one) => one.workshopId === workshopId)
        .map((one) => ({ id: one.id, name: one.name })),
      given: await this.shares.given(scope, id),
    };
  }
}

/** Who could do an operation, each with the gate's answer: the same that assigning would get. */
@Injectable()
export class CandidateReads {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly gate: GateDesk,
    private readonly rooms: CandidateRooms,
    private readonly workOrders: WorkOrderReads,
    private readonly board: BoardReads,
    private readonly people: PeopleReads,
  ) {}

  async candidates(scope: Scope, operationId: number, query: CandidatesQuery): Promise<AssignmentChoice> {
    this.people.mustSee(scope);
    const operation = await this.workOrders.operation(scope, operationId);
    const plannedOn = query.day ?? this.clock.today();
    const halfDay = query.halfDay ?? halfDayAt(this.clock.now());
    const { supervisors, workCenters, learners, given } = await this.rooms.on(scope, plannedOn, operation);
    const supervisorId = query.supervisorId ?? presentOf(supervisors, scope.userId)?.userId ?? null;
    const workCenterId = query.workCenterId ?? operation.workCenterId;
    const { schoolId } = scope;
    const step = await this.read.manager.findOneByOrFail(WorkOperation, { id: operationId, schoolId });
    const ids = learners.map(({ id }) => id);
    const one = { operation: step, workOrder: operation, supervisorId, workCenterId, date: plannedOn, halfDay };
    const answers = await this.gate.askAll(scope, one, ids);
    const jobs = await this.board.jobsOn(scope, plannedOn, halfDay);
    const candidates = learners.map(({ id, displayName, className, level }): Candidate => {
      const { outcome, blocks, warnings } = answers.get(id)!;
      return { learnerId: id, displayName, className, level, outcome, blocks, warnings, jobs: jobs.get(id) ?? 0 };
    });
    candidates.sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome] || a.jobs - b.jobs);
    const around = { plannedOn, halfDay, supervisorId, workCenterId, quantity: query.quantity ?? null };
    return { operation, ...around, given, supervisors, workCenters, candidates };
  }
}

/** The caller when named and there, else the first who is. */
function presentOf(supervisors: AssignmentChoice['supervisors'], userId: number) {
  const there = supervisors.filter(({ present }) => present);
  return there.find((one) => one.userId === userId) ?? there[0];
}
