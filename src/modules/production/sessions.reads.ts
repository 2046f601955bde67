import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { PeopleReads } from './people.reads.js';
import type { SessionRead } from './production.types.js';
import type { SessionKind } from './work-session.entity.js';

interface RawSession {
  id: number;
  learner_id: number;
  kind: SessionKind;
  state: SessionRead['state'];
  started_at: string;
  ended_at: string | null;
  minutes: number;
  to_check: unknown;
  job: string | null;
}

const SESSIONS = `SELECT s.id, s.learner_id, s.kind, s.state, s.started_at, s.ended_at, s.minutes, s.to_check,
    (SELECT MIN(w.item_name || ' · ' || o.name) FROM session_job j JOIN work_operation o ON o.id = j.operation_id
       JOIN work_order w ON w.id = o.work_order_id WHERE j.session_id = s.id) AS job
  FROM work_session s`;
const MOST = 100;

/** The time of learners, for heads and masters. */
@Injectable()
export class SessionReads {
  constructor(
    private readonly read: ReadSource,
    private readonly people: PeopleReads,
  ) {}

  /** What the house closed itself at the end of a half-day: how long was it really? */
  async toCheck(scope: Scope): Promise<SessionRead[]> {
    this.people.mustSee(scope);
    const where = "s.school_id = ? AND s.state = 'closed' AND s.to_check";
    return this.named(scope, `${SESSIONS} WHERE ${where} ORDER BY s.id LIMIT ${MOST}`, [scope.schoolId]);
  }

  /** Every stretch of time spent on an OF, the newest first. */
  async ofWorkOrder(scope: Scope, workOrderId: number): Promise<SessionRead[]> {
    const where = `s.school_id = ? AND EXISTS (SELECT 1 FROM session_job j JOIN work_operation o ON o.id = j.operation_id
      WHERE j.session_id = s.id AND o.work_order_id = ?)`;
    const values = [scope.schoolId, workOrderId];
    return this.named(scope, `${SESSIONS} WHERE ${where} ORDER BY s.id DESC LIMIT ${MOST}`, values);
  }

  private async named(scope: Scope, query: string, values: readonly unknown[]): Promise<SessionRead[]> {
    const rows = await sql<RawSession>(this.read.manager, query, values);
    const names = await this.people.learnersOf(
      scope,
      rows.map((row) => row.learner_id),
    );
    return rows.map((row) => ({
      ...{ id: row.id, kind: row.kind, state: row.state, startedAt: row.started_at, endedAt: row.ended_at },
      ...{ minutes: row.minutes, toCheck: Boolean(row.to_check), job: row.job },
      learnerName: names.get(row.learner_id) ?? null,
    }));
  }
}
