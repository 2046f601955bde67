import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';

/** Learner → code of the competence → minutes. */
export type Practice = ReadonlyMap<number, ReadonlyMap<string, number>>;

/** What learners have worked on, from validated sessions only. */
@Injectable()
export class PracticeQueries {
  constructor(private readonly read: ReadSource) {}

  /** Of all learners, for heads and masters; nobody's for others. */
  async minutes(scope: Scope): Promise<Practice> {
    const practice = new Map<number, Map<string, number>>();
    if (!hasRole(scope, 'director', 'master', 'system')) return practice;
    const rows = await sql<{ learner_id: number; codes: string; minutes: unknown }>(
      this.read.manager,
      `SELECT s.learner_id, o.competence_codes AS codes, SUM(j.minutes) AS minutes
       FROM work_session s
       JOIN session_job j ON j.session_id = s.id
       JOIN work_operation o ON o.id = j.operation_id
       WHERE s.school_id = ? AND s.state = 'validated'
       GROUP BY s.learner_id, o.competence_codes`,
      [scope.schoolId],
    );
    for (const { learner_id: learnerId, codes, minutes } of rows) {
      const own = practice.get(learnerId) ?? new Map<string, number>();
      for (const code of JSON.parse(codes) as string[]) own.set(code, (own.get(code) ?? 0) + Number(minutes));
      practice.set(learnerId, own);
    }
    return practice;
  }
}
