import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Clock } from '../../core/time/clock.js';
import { ReportDesk, type Counted } from './report-desk.js';
import { SessionDesk } from './session-desk.js';
import { WorkOperation } from './work-operation.entity.js';
import { Demonstration } from './work-session.entity.js';

/** What a master decides on the work of learners: pieces and time, and what was wrong. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly reports: ReportDesk,
    private readonly sessions: SessionDesk,
  ) {}

  /** A master's decision: the pieces count for good; at the last operation they become deliverable. */
  async validate(scope: Scope, reportId: number): Promise<void> {
    await this.unit.run(() => this.reports.post(scope, { id: reportId }));
  }

  /** The same for all a learner declared on a job and nobody has decided on; its time is validated with it. */
  async validateJob(scope: Scope, assignmentId: number): Promise<void> {
    await this.unit.run(async () => {
      await this.reports.post(scope, { assignmentId });
      await this.sessions.validateOf(scope, assignmentId);
    });
  }

  /** The pieces are to be done again, by the same learner; refused once the next step used them. */
  async reject(scope: Scope, reportId: number, reason: string): Promise<void> {
    await this.unit.run(() => this.reports.reject(scope, reportId, reason));
  }

  /** A posted count was wrong: it is taken back by a count of its own, and what is right is posted in its place. */
  async correct(scope: Scope, reportId: number, right: Counted, reason: string): Promise<void> {
    await this.unit.run(() => this.reports.correct(scope, reportId, right, reason));
  }

  /** The time of a session as a master saw it. */
  async correctTime(scope: Scope, sessionId: number, minutes: number, reason: string): Promise<void> {
    await this.unit.run(() => this.sessions.correct(scope, sessionId, minutes, reason));
  }

  async rejectTime(scope: Scope, sessionId: number, reason: string): Promise<void> {
    await this.unit.run(() => this.sessions.reject(scope, sessionId, reason));
  }

  /** A master showed how: minutes of the master, kept apart from those of learners. */
  async demonstrate(scope: Scope, operationId: number, minutes: number): Promise<void> {
    const { schoolId, userId } = scope;
    await this.unit.run(async () => {
      if (!(await this.unit.manager.existsBy(WorkOperation, { id: operationId, schoolId }))) throw notFound();
      const when = { shownOn: this.clock.today(), createdAt: this.clock.instant() };
      await this.unit.manager.insert(Demonstration, { schoolId, operationId, userId, minutes, ...when });
    });
  }
}
