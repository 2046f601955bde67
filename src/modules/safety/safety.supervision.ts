import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
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

  /** Supervisors named on a day, with their workshops. Somebody who left the staff is none. */
  async on(scope: Scope, day: LocalDate): Promise<SupervisorRead[]> {
    const { schoolId } = scope;
    const namings = await this.read
      .from(Supervisor, 's')
      .select(['s.userId AS user_id', 's.workshopId AS workshop_id'])
      .where('s.schoolId = :schoolId AND s.namedFrom <= :day', { schoolId, day })
      .andWhere('(s.namedUntil IS NULL OR s.namedUntil >= :day)')
      .orderBy('s.id')
      .getRawMany<{ user_id: number; workshop_id: number }>();
    if (namings.length === 0) return [];
    const away = await this.read
      .from(SupervisorAbsence, 'a')
      .select('a.userId', 'user_id')
      .where('a.schoolId = :schoolId AND a.firstDay <= :day AND a.lastDay >= :day', { schoolId, day })
      .getRawMany<{ user_id: number }>();
    const absent = new Set(away.map(({ user_id }) => user_id));
    const adults = await this.identity.adults(scope);
    return adults.flatMap(({ userId, name }) => {
      const own = namings.filter(({ user_id }) => user_id === userId).map(({ workshop_id }) => workshop_id);
      return own.length > 0 ? [{ userId, name, workshopIds: [...new Set(own)], present: !absent.has(userId) }] : [];
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
