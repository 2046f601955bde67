import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { IdentityQueries } from '../identity/index.js';
import { SchoolQueries } from '../school/index.js';
import type { AbsenceRead, NamingRead, SupervisorRead } from './safety.types.js';
import { Supervisor, SupervisorAbsence } from './supervisor.entity.js';

/** Who is named competent to supervise, where and when. */
@Injectable()
export class SupervisionQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly identity: IdentityQueries,
    private readonly school: SchoolQueries,
  ) {}

  /** Supervisors named on a day, with their workshops; or one of them. Somebody who left the staff is none. */
  async on(scope: Scope, day: LocalDate, only: number | null = null): Promise<SupervisorRead[]> {
    const { schoolId } = scope;
    const one = only === null ? [] : [only];
    const namings = await sql<{ user_id: number; workshop_id: number; away: boolean | number }>(
      this.read.manager,
      `SELECT s.user_id, s.workshop_id, EXISTS (SELECT 1 FROM supervisor_absence a WHERE a.school_id = s.school_id
         AND a.user_id = s.user_id AND a.first_day <= ? AND a.last_day >= ?) AS away
       FROM supervisor s WHERE s.school_id = ? AND s.named_from <= ? AND (s.named_until IS NULL OR s.named_until >= ?)
         ${only === null ? '' : 'AND s.user_id = ?'} ORDER BY s.id`,
      [day, day, schoolId, day, day, ...one],
    );
    if (namings.length === 0) return [];
    const adults = await this.identity.adults(scope, ...one);
    return adults.flatMap(({ userId, name }) => {
      const own = namings.filter(({ user_id }) => user_id === userId);
      if (own.length === 0) return [];
      const workshopIds = [...new Set(own.map(({ workshop_id }) => workshop_id))];
      return [{ userId, name, workshopIds, present: !own.some(({ away }) => away) }];
    });
  }

  /** All namings, those that ended too, newest first. */
  async namings(scope: Scope): Promise<NamingRead[]> {
    const where = { schoolId: scope.schoolId };
    const rows = await this.read.manager.find(Supervisor, { where, order: { id: 'DESC' }, take: 200 });
    const names = await this.identity.names(
      scope,
      rows.map(({ userId }) => userId),
    );
    const workshops = new Map((await this.school.workshops(scope)).map(({ id, name }) => [id, name]));
    return rows.map(({ id, userId, workshopId, position, namedFrom, namedUntil }) => ({
      ...{ id, userId, workshopId, position },
      name: names.get(userId) ?? '',
      workshopName: workshops.get(workshopId) ?? '',
      namedFrom: namedFrom as LocalDate,
      namedUntil: namedUntil as LocalDate | null,
    }));
  }

  /** Absences that are not over on a day, soonest first. */
  async absences(scope: Scope, day: LocalDate): Promise<AbsenceRead[]> {
    const rows = await this.read
      .from(SupervisorAbsence, 'a')
      .select(['a.id AS id', 'a.userId AS user_id', 'a.firstDay AS first_day', 'a.lastDay AS last_day'])
      .where('a.schoolId = :schoolId AND a.lastDay >= :day', { schoolId: scope.schoolId, day })
      .orderBy('a.firstDay')
      .getRawMany<{ id: number; user_id: number; first_day: LocalDate; last_day: LocalDate }>();
    const names = await this.identity.names(
      scope,
      rows.map(({ user_id }) => user_id),
    );
    return rows.map(({ id, user_id: userId, first_day: firstDay, last_day: lastDay }) => ({
      ...{ id, userId, firstDay, lastDay },
      name: names.get(userId) ?? '',
    }));
  }
}
