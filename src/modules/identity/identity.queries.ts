import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { rightsOf, type Held, type PartnerRights, type Role, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { Clock } from '../../core/time/clock.js';
import { ApiKey } from './api-key.entity.js';
import type { InvitationRow, KeyRow, MeRead, PersonRow, SessionRow, TabletRow } from './identity.types.js';
import { Invitation } from './invitation.entity.js';
import { hashOf } from './secrets.js';
import { UserSession } from './session.entity.js';
import { Tablet } from './tablet.entity.js';

const marks = (ids: readonly number[]) => ids.map(() => '?').join(', ');

/** Reads of people, always those of the caller's school. */
@Injectable()
export class IdentityQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
  ) {}

  /** Everybody with a role in the school, learners left out: the learners room shows them to whom may see. */
  people(scope: Scope): Promise<PersonRow[]> {
    return this.members(scope);
  }

  /** Names of adults by id; ids of other schools and of learners are left out. */
  async names(scope: Scope, userIds: readonly number[]): Promise<Map<number, string>> {
    if (userIds.length === 0) return new Map();
    const people = await this.members(scope, `AND m.user_id IN (${marks(userIds)})`, ...userIds);
    return new Map(people.map(({ userId, name }) => [userId, name]));
  }

  /** Who may supervise: heads and masters; of those named only, when some are. */
  async adults(scope: Scope, ...userIds: number[]): Promise<{ userId: number; name: string; roles: Role[] }[]> {
    const named = userIds.length > 0 ? `AND m.user_id IN (${marks(userIds)})` : '';
    const people = await this.members(scope, `AND m.role IN ('director', 'master') ${named}`, ...userIds);
    const found = new Map<number, { userId: number; name: string; roles: Role[] }>();
    for (const { userId, name, role } of people) {
      const one = found.get(userId) ?? { userId, name, roles: [] };
      one.roles.push(role);
      found.set(userId, one);
    }
    return [...found.values()];
  }

  async me(scope: Scope): Promise<MeRead> {
    const rows = await sql<Pick<MeRead, 'email' | 'locale'> & { id: number; name: string; user_name: string }>(
      this.read.manager,
      `SELECT DISTINCT s.id, s.name, u.name AS user_name, u.email, u.locale
       FROM membership m JOIN school s ON s.id = m.school_id JOIN app_user u ON u.id = m.user_id
       WHERE m.user_id = ? AND (m.ended_at IS NULL OR m.ended_at > ?) ORDER BY s.id`,
      [scope.userId, this.clock.instant()],
    );
    const { user_name: name, email, locale } = rows[0]!;
    const schools = rows.map((row) => ({ id: row.id, name: row.name }));
    const school = schools.find(({ id }) => id === scope.schoolId)!;
    return { userId: scope.userId, name, email, locale, roles: [...scope.roles] as Held[], school, schools };
  }

  async sessions(scope: Scope, secret: string | undefined): Promise<SessionRow[]> {
    const where = { userId: scope.userId, revokedAt: IsNull(), expiresAt: MoreThan(this.clock.instant()) };
    const rows = await this.read.manager.find(UserSession, { where, order: { id: 'DESC' }, take: 20 });
    const mine = secret && hashOf(secret);
    return rows.map(({ id, createdAt, lastSeenAt, tokenHash }) => ({
      id,
      createdAt,
      lastSeenAt,
      current: tokenHash === mine,
    }));
  }

  async keys(scope: Scope): Promise<KeyRow[]> {
    const where = { userId: scope.userId, schoolId: scope.schoolId, revokedAt: IsNull() };
    const rows = await this.read.manager.find(ApiKey, { where, order: { id: 'ASC' } });
    return rows.map(({ id, name, role, prefix, createdAt, lastUsedAt }) => ({
      id,
      name,
      role,
      prefix,
      createdAt,
      lastUsedAt,
    }));
  }

  /** Those nobody has taken yet; somebody of a partner sees those of its company. */
  async invitations(scope: Scope): Promise<InvitationRow[]> {
    const where = {
      ...(scope.partnerId === null ? {} : { partnerId: scope.partnerId }),
      schoolId: scope.schoolId,
      acceptedAt: IsNull(),
      takenBackAt: IsNull(),
      expiresAt: MoreThan(this.clock.instant()),
    };
    const rows = await this.read.manager.find(Invitation, { where, order: { id: 'DESC' } });
    return rows.map((row) => {
      const { id, email, name, role, expiresAt } = row;
      return { id, email, name, role, rights: rightsOf(row), expiresAt };
    });
  }

  async tablets(scope: Scope): Promise<TabletRow[]> {
    const rows = await this.read.manager.findBy(Tablet, { schoolId: scope.schoolId, revokedAt: IsNull() });
    return rows.map(({ id, name, createdAt }) => ({ id, name, createdAt }));
  }

  /** Pages name who works on them; one query, kept small. */
  async whoIs(scope: Scope): Promise<{ name: string; schoolName: string }> {
    const [row] = await sql<{ name: string; school_name: string }>(
      this.read.manager,
      'SELECT u.name, s.name AS school_name FROM app_user u, school s WHERE u.id = ? AND s.id = ?',
      [scope.userId, scope.schoolId],
    );
    return { name: row?.name ?? '', schoolName: row?.school_name ?? '' };
  }

  private async members({ schoolId }: Scope, which = '', ...values: number[]): Promise<PersonRow[]> {
    const rows = await sql<
      Omit<PersonRow, 'userId' | 'partnerId' | 'rights'> &
        PartnerRights & { user_id: number; partner_id: number | null }
    >(
      this.read.manager,
      `SELECT m.user_id, u.name, u.email, m.role, m.partner_id, m.created_at AS since,
         m.buyer, m.receiver, m.payer, m.manager
       FROM membership m JOIN app_user u ON u.id = m.user_id
       WHERE m.school_id = ? AND m.ended_at IS NULL AND m.role <> 'learner' ${which} ORDER BY m.role, u.name`,
      [schoolId, ...values],
    );
    return rows.map((row) => ({
      userId: row.user_id,
      name: row.name,
      email: row.email,
      role: row.role,
      partnerId: row.partner_id,
      rights: rightsOf(row),
      since: row.since,
    }));
  }
}
