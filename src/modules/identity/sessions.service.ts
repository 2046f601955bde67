import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { rightsOf, type PartnerRights, type Role, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Clock } from '../../core/time/clock.js';
import type { Locale } from '../../core/words/words.js';
import { ApiKey } from './api-key.entity.js';
import { Membership } from './membership.entity.js';
import { hashOf, newSecret } from './secrets.js';
import { UserSession } from './session.entity.js';

const HOUR = 3_600_000;
/** Idle and absolute limits; a shared tablet forgets sooner. */
const LIMITS = { web: { idle: 8 * HOUR, whole: 7 * 24 * HOUR }, tablet: { idle: HOUR / 2, whole: 10 * HOUR } };
const TOUCH_EVERY = 5 * 60_000;
/** What a membership makes of somebody. */
const MEMBERSHIP = 'm.role, m.partner_id, m.learner_id, m.buyer, m.receiver, m.payer, m.manager';

interface ScopeRow extends PartnerRights {
  id: number;
  user_id: number;
  school_id: number;
  seen_at: string | null;
  tablet_id: number | null;
  locale: Locale;
  role: Role;
  partner_id: number | null;
  learner_id: number | null;
}

/** Who a cookie or a key stands for, at each request. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly clock: Clock,
  ) {}

  /** Opens a session and returns its secret, for the cookie. */
  async open(
    userId: number,
    schoolId: number,
    tabletId: number | null = null,
  ): Promise<{ secret: string; maxAgeSeconds: number }> {
    const secret = newSecret();
    const now = this.clock.now();
    const { whole } = tabletId === null ? LIMITS.web : LIMITS.tablet;
    const expiresAt = new Date(now.getTime() + whole).toISOString();
    const at = now.toISOString();
    const row = {
      tokenHash: hashOf(secret),
      userId,
      schoolId,
      tabletId,
      createdAt: at,
      lastSeenAt: at,
      expiresAt,
      revokedAt: null,
    };
    await this.unit.run(() => this.unit.manager.insert(UserSession, row));
    return { secret, maxAgeSeconds: whole / 1000 };
  }

  /** The scope of a session cookie, or null when it is unknown, over, or its person has no role left. */
  async scopeOfCookie(secret: string): Promise<Scope | null> {
    const now = this.clock.now();
    const rows = await sql<ScopeRow>(
      this.read.manager,
      `SELECT s.id, s.user_id, s.school_id, s.last_seen_at AS seen_at, s.tablet_id, u.locale, ${MEMBERSHIP}
       FROM user_session s
       JOIN app_user u ON u.id = s.user_id
       JOIN membership m ON m.user_id = s.user_id AND m.school_id = s.school_id AND (m.ended_at IS NULL OR m.ended_at > ?)
       LEFT JOIN tablet t ON t.id = s.tablet_id
       WHERE s.token_hash = ? AND s.revoked_at IS NULL AND s.expires_at > ? AND t.revoked_at IS NULL`,
      [now.toISOString(), hashOf(secret), now.toISOString()],
    );
    const [session] = rows;
    if (!session) return null;
    const idle = now.getTime() - Date.parse(session.seen_at ?? '');
    if (idle > (session.tablet_id === null ? LIMITS.web : LIMITS.tablet).idle) return null;
    if (idle > TOUCH_EVERY) await this.touch(UserSession, session.id, { lastSeenAt: now.toISOString() });
    return scopeFrom(rows);
  }

  /** The scope of an API key: one role of the person who made it, while that person still has it for the same company. */
  async scopeOfKey(key: string): Promise<Scope | null> {
    const rows = await sql<ScopeRow>(
      this.read.manager,
      `SELECT k.id, k.user_id, k.school_id, k.last_used_at AS seen_at, NULL AS tablet_id, u.locale, ${MEMBERSHIP}
       FROM api_key k
       JOIN app_user u ON u.id = k.user_id
       JOIN membership m ON m.user_id = k.user_id AND m.school_id = k.school_id AND m.role = k.role AND m.ended_at IS NULL
        AND m.partner_id IS NOT DISTINCT FROM k.partner_id
       WHERE k.key_hash = ? AND k.revoked_at IS NULL`,
      [hashOf(key)],
    );
    const [row] = rows;
    if (!row) return null;
    const now = this.clock.now();
    const unseen = row.seen_at === null || now.getTime() - Date.parse(row.seen_at) > TOUCH_EVERY;
    if (unseen) await this.touch(ApiKey, row.id, { lastUsedAt: now.toISOString() });
    return { ...scopeFrom(rows), keyId: row.id };
  }

  /** Ends one session of the caller. */
  async revoke(scope: Scope, id: number): Promise<void> {
    const where = { id, userId: scope.userId, revokedAt: IsNull() };
    const done = await this.unit.run(() =>
      this.unit.manager.update(UserSession, where, { revokedAt: this.clock.instant() }),
    );
    if (done.affected !== 1) throw notFound();
  }

  async close(secret: string): Promise<void> {
    const over = { revokedAt: this.clock.instant() };
    await this.unit.run(() => this.unit.manager.update(UserSession, { tokenHash: hashOf(secret) }, over));
  }

  /** Ends the sessions of a person everywhere, but the one whose secret is given. */
  async revokeAll(userId: number, except = ''): Promise<void> {
    const where = { userId, revokedAt: IsNull(), tokenHash: Not(hashOf(except)) };
    await this.unit.run(() => this.unit.manager.update(UserSession, where, { revokedAt: this.clock.instant() }));
  }

  /** Ends the keys of a person everywhere. */
  async revokeKeys(userId: number): Promise<void> {
    const over = { revokedAt: this.clock.instant() };
    await this.unit.run(() => this.unit.manager.update(ApiKey, { userId, revokedAt: IsNull() }, over));
  }

  /** Goes on in another school where the person has a role. */
  async enter(scope: Scope, secret: string, schoolId: number): Promise<void> {
    await this.unit.run(async () => {
      const where = { userId: scope.userId, schoolId, endedAt: IsNull() };
      if (!(await this.unit.manager.existsBy(Membership, where))) throw notFound();
      await this.unit.manager.update(UserSession, { tokenHash: hashOf(secret), userId: scope.userId }, { schoolId });
    });
  }

  private async touch(entity: typeof UserSession | typeof ApiKey, id: number, seen: object): Promise<void> {
    await this.unit.run(() => this.unit.manager.update(entity, { id }, seen));
  }
}

function scopeFrom(rows: readonly ScopeRow[]): Scope {
  const first = rows[0]!;
  return {
    userId: first.user_id,
    schoolId: first.school_id,
    locale: first.locale,
    roles: new Set(rows.flatMap((row) => [row.role, ...(row.role === 'partner' ? rightsOf(row) : [])])),
    partnerId: rows.find(({ partner_id }) => partner_id !== null)?.partner_id ?? null,
    learnerId: rows.find(({ learner_id }) => learner_id !== null)?.learner_id ?? null,
  };
}
