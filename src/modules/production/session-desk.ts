import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { LearnerScope, Scope } from '../../core/access/scope.js';
import { isUniqueViolation, sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import type { Assignment } from './assignment.entity.js';
import { endOfHalfDay, lastMomentOf } from './half-day.js';
import { sessionOpen, sessionOver } from './production.errors.js';
import { minutesBetween, sharedMinutes } from './production.quantities.js';
import { SessionJob, WorkSession, type SessionKind } from './work-session.entity.js';
import { workSessionMachine } from './work-session.states.js';

const sessions = { machine: workSessionMachine, entity: WorkSession };
type Job = Pick<Assignment, 'id' | 'operationId'>;

/** The time of learners: one open session each, shared among its jobs when it closes. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly clock: Clock,
  ) {}

  openOf(learnerId: number): Promise<WorkSession | null> {
    return this.unit.manager.findOneBy(WorkSession, { learnerId, state: 'open' });
  }

  /** The open session a job is part of. */
  async on(assignmentId: number): Promise<WorkSession | null> {
    const [open] = await this.ids('j.assignment_id = ?', assignmentId);
    return open === undefined ? null : this.unit.manager.findOneBy(WorkSession, { id: open });
  }

  /** Somebody works on an operation right now. */
  async runsOn(operationId: number): Promise<boolean> {
    return (await this.ids('j.operation_id = ?', operationId)).length > 0;
  }

  jobsOf({ id: sessionId }: WorkSession): Promise<SessionJob[]> {
    return this.unit.manager.find(SessionJob, { where: { sessionId }, order: { id: 'ASC' } });
  }

  async open(
    { schoolId, learnerId }: LearnerScope,
    { kind, at, jobs }: { kind: SessionKind; at: string; jobs: readonly Job[] },
  ): Promise<void> {
    const fresh = { state: workSessionMachine.initial, version: 1, endedAt: null, minutes: 0, toCheck: false };
    try {
      const opened = { schoolId, learnerId, kind, startedAt: at, ...fresh };
      const { identifiers } = await this.unit.manager.insert(WorkSession, opened);
      const sessionId = identifiers[0]!.id as number;
      await this.insertJobs(schoolId, sessionId, jobs);
    } catch (error) {
      // The learner's other tablet was quicker: the partial unique index keeps one open session.
      if (isUniqueViolation(error, 'work_session')) throw sessionOpen();
      throw error;
    }
  }

  /** Another job in the same stretch of time. */
  async join(session: WorkSession, job: Job): Promise<void> {
    await this.insertJobs(session.schoolId, session.id, [job]);
  }

  /** Its minutes are shared among its jobs by the pieces counted meanwhile, evenly when none were. */
  async close(scope: Scope, session: WorkSession, at: string): Promise<void> {
    const { startedAt } = session;
    const forgotten = at > lastMomentOf(startedAt);
    const endedAt = forgotten ? endOfHalfDay(new Date(startedAt)) : at > startedAt ? at : startedAt;
    const minutes = minutesBetween(startedAt, endedAt);
    await this.transitions.fire(scope, sessions, session, 'close', {
      changes: { endedAt, minutes, ...(forgotten ? { toCheck: true } : {}) },
      facts: { minutes, ...(forgotten ? { forgotten } : {}) },
    });
    await this.share(session);
  }

  /** Open since a half-day that is over. */
  async forgotten(): Promise<WorkSession[]> {
    const now = this.clock.instant();
    const open = await this.unit.manager.findBy(WorkSession, { state: 'open' });
    return open.filter(({ startedAt }) => lastMomentOf(startedAt) < now);
  }

  /** A master says yes to the time of a job; what the house closed itself is corrected or confirmed by name. */
  async validateOf(scope: Scope, assignmentId: number): Promise<void> {
    const rows = await sql<{ id: number }>(
      this.unit.manager,
      `SELECT s.id FROM work_session s JOIN session_job j ON j.session_id = s.id
       WHERE j.assignment_id = ? AND s.school_id = ? AND s.state = 'closed' AND NOT s.to_check`,
      [assignmentId, scope.schoolId],
    );
    if (rows.length === 0) return;
    const closed = await this.unit.manager.findBy(WorkSession, { id: In(rows.map(({ id }) => id)) });
    await this.transitions.fireAll(scope, sessions, closed, 'validate', { facts: ({ minutes }) => ({ minutes }) });
  }

  /** Minutes as a master saw them; the journal keeps what they were. Never into the next session, nor out of the half-day. */
  async correct(scope: Scope, sessionId: number, minutes: number, reason: string): Promise<void> {
    const session = await this.locked(scope, sessionId);
    const most = minutesBetween(session.startedAt, await this.mostOf(session));
    if (minutes > most) throw sessionOver(most);
    const facts = { before: session.minutes, after: minutes };
    const endedAt = new Date(Date.parse(session.startedAt) + minutes * 60_000).toISOString();
    const changes = { minutes, endedAt, toCheck: false };
    await this.transitions.fire(scope, sessions, session, 'correct', { reason, changes, facts });
    await this.share(session);
  }

  async reject(scope: Scope, sessionId: number, reason: string): Promise<void> {
    const session = await this.locked(scope, sessionId);
    const facts = { before: session.minutes };
    const changes = { minutes: 0, toCheck: false };
    await this.transitions.fire(scope, sessions, session, 'reject', { reason, changes, facts });
    await this.share(session);
  }

  private async mostOf({ learnerId, startedAt, id }: WorkSession): Promise<string> {
    const [next] = await sql<{ at: string | null }>(
      this.unit.manager,
      'SELECT MIN(started_at) AS at FROM work_session WHERE learner_id = ? AND started_at >= ? AND id <> ?',
      [learnerId, startedAt, id],
    );
    const last = lastMomentOf(startedAt);
    return next?.at && next.at < last ? next.at : last;
  }

  private async locked({ schoolId }: Scope, id: number): Promise<WorkSession> {
    const session = await this.unit.lock(WorkSession, { id, schoolId });
    if (!session) throw notFound();
    return session;
  }

  private async share(session: WorkSession): Promise<void> {
    const jobs = await this.jobsOf(session);
    const counted = jobs.length > 1 ? await this.counted(session) : new Map<number, number>();
    const weights = jobs.map(({ assignmentId }) => counted.get(assignmentId) ?? 0);
    const shares = sharedMinutes(session.minutes, weights);
    for (const [at, { id }] of jobs.entries())
      await this.unit.manager.update(SessionJob, { id }, { minutes: shares[at]! });
  }

  /** The earliest a learner can have done something new: what is done before is written already. */
  async notBefore(learnerId: number): Promise<string> {
    const [row] = await sql<{ at: string | null }>(
      this.unit.manager,
      'SELECT MAX(COALESCE(ended_at, started_at)) AS at FROM work_session WHERE learner_id = ?',
      [learnerId],
    );
    return row?.at ?? '';
  }

  /** Pieces each job declared while a session ran. */
  private async counted({ startedAt, endedAt, id }: WorkSession): Promise<Map<number, number>> {
    const rows = await sql<{ assignment_id: number; pieces: unknown }>(
      this.unit.manager,
      `SELECT j.assignment_id, SUM(r.good + r.rework + r.scrap) AS pieces
       FROM session_job j JOIN output_report r ON r.assignment_id = j.assignment_id
       WHERE j.session_id = ? AND r.declared_at >= ? AND r.declared_at <= ? AND r.state <> 'rejected'
         AND r.reverses_id IS NULL GROUP BY j.assignment_id`,
      [id, startedAt, endedAt],
    );
    return new Map(rows.map((row) => [row.assignment_id, Number(row.pieces)]));
  }

  private async ids(where: string, value: number): Promise<number[]> {
    const rows = await sql<{ id: number }>(
      this.unit.manager,
      `SELECT s.id FROM session_job j JOIN work_session s ON s.id = j.session_id WHERE ${where} AND s.state = 'open'`,
      [value],
    );
    return rows.map(({ id }) => id);
  }

  private async insertJobs(schoolId: number, sessionId: number, jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return;
    const rows = jobs.map(({ id: assignmentId, operationId }) => ({
      ...{ schoolId, sessionId, assignmentId, operationId, minutes: 0 },
    }));
    await this.unit.manager.insert(SessionJob, rows);
  }
}
