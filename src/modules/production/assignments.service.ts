import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { localDate } from '../../core/time/local-date.js';
import type { GateAnswer, GateFinding } from '../safety/index.js';
import { AssignmentPeople } from './assignment-people.js';
import { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment.states.js';
import { Courses, type LiveCourse, type LiveStage } from './course.js';
import { GateDesk } from './gate-desk.js';
import type { NewAssignment } from './production.dto.js';
import { alreadyAssigned, madeOutside, operationOver, tooMuchGiven } from './production.errors.js';
import { remaining } from './production.quantities.js';
import { ShareReads } from './shares.reads.js';
import { WorkStops } from './work-stops.js';

const assignments = { machine: assignmentMachine, entity: Assignment };
// All but withdrawn.
const STANDING = ['assigned', 'active', 'finished'] as const;

/** An operation, and who is to do it when. */
export type Assigning = Omit<NewAssignment, 'workCenterId'> & { operationId: number; workCenterId?: number | null };

type Given = Assigning & { workCenterId: number | null };

/** Writes assignments. */
@Injectable()
export class AssignmentDoors {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly courses: Courses,
    private readonly stops: WorkStops,
  ) {}

  async give(scope: Scope, asked: Given, answer: GateAnswer): Promise<number> {
    const { operationId, learnerId, supervisorId, workCenterId, plannedOn, halfDay, quantity = null } = asked;
    const { schoolId } = scope;
    const { warnings, ruleVersion } = answer;
    const same = { schoolId, operationId, learnerId, plannedOn, halfDay };
    const known = await this.unit.manager.findOneBy(Assignment, { ...same, state: In(STANDING) });
    const facts = { learnerId, plannedOn, halfDay, warnings: warnings.map(({ rule }) => rule), ruleVersion };
    if (known) {
      if (known.state !== 'finished') throw alreadyAssigned();
      const changes = { supervisorId, workCenterId, quantity, warnings, ruleVersion };
      await this.transitions.fire(scope, assignments, known, 'reopen', { changes, facts });
      return known.id;
    }
    const given = { ...same, supervisorId, workCenterId, quantity, warnings, ruleVersion };
    const fresh = { state: assignmentMachine.initial, version: 1, createdAt: this.clock.instant() };
    const { identifiers } = await this.unit.manager.insert(Assignment, { ...given, ...fresh });
    const id = identifiers[0]!.id as number;
    await this.journal.write(scope, { subject: { type: 'assignment', id }, event: 'assign', to: 'assigned', facts });
    return id;
  }

  async takeBack(scope: Scope, assignmentId: number, reason: string): Promise<void> {
    const where = { id: assignmentId, schoolId: scope.schoolId };
    const seen = await this.unit.manager.findOneBy(Assignment, where);
    if (!seen) throw notFound();
    const { stage } = await this.courses.ofOperation(scope, seen.operationId);
    const assignment = await this.unit.manager.findOneByOrFail(Assignment, where);
    await this.stops.withdraw(scope, assignment, reason);
    await this.courses.pauseIfIdle(scope, stage);
  }
}

/** Puts learners on operations, through the safety gate only. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly doors: AssignmentDoors,
    private readonly people: AssignmentPeople,
    private readonly courses: Courses,
    private readonly gate: GateDesk,
    private readonly shares: ShareReads,
    private readonly unit: UnitOfWork,
  ) {}

  /**
   * Gives an operation to a learner for a half-day. Refused by the gate: 409 `production.gate_refused`, whose sentence
   * names every missing paper; its warnings are stored and returned. A finished assignment is given back.
   */
  async assign(scope: Scope, asked: Assigning): Promise<{ id: number; warnings: GateFinding[] }> {
    return this.unit.run(async () => {
      const { course, stage } = await this.courses.ofOperation(scope, asked.operationId);
      const { operation } = stage;
      this.courses.mustRun(course);
      if (operation.state === 'done' || operation.state === 'skipped') throw operationOver();
      if (operation.supplierId !== null) throw madeOutside();
      if (asked.quantity) await this.mustBeLeft(scope, { course, stage }, asked.quantity);
      const workCenterId = asked.workCenterId ?? operation.workCenterId;
      await this.people.check(scope, { ...asked, workCenterId });
      const { supervisorId, plannedOn, halfDay } = asked;
      const date = localDate(plannedOn);
      const { workOrder } = course;
      const question = { operation, workOrder, supervisorId, workCenterId, date, halfDay };
      const answer = await this.gate.pass(scope, question, asked.learnerId);
      const id = await this.doors.give(scope, { ...asked, workCenterId }, answer);
      return { id, warnings: answer.warnings };
    });
  }

  /** An operation split by day is not split into more than is left of it. */
  private async mustBeLeft(
    scope: Scope,
    { course, stage }: { course: LiveCourse; stage: LiveStage },
    quantity: number,
  ): Promise<void> {
    const left = Math.max(0, remaining(course, stage) - (await this.shares.given(scope, stage.operation.id)));
    if (quantity > left) throw tooMuchGiven(left, course.workOrder.unitCode);
  }

  /** Takes work back; a session still open on it is closed, its minutes stay. */
  async withdraw(scope: Scope, assignmentId: number, reason: string): Promise<void> {
    await this.unit.run(() => this.doors.takeBack(scope, assignmentId, reason));
  }
}
