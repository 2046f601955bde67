import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { given, rightsOf, type PartnerRights, type Role, type Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { endOfDay, type LocalDate } from '../../core/time/local-date.js';
import type { Locale } from '../../core/words/words.js';
import { ApiKey } from './api-key.entity.js';
import { AppUser } from './app-user.entity.js';
import {
  alreadyMember,
  lastDirector,
  noRight,
  partnerMissing,
  weakPassword,
  weakPin,
  wrongPassword,
} from './identity.errors.js';
import { Membership, stillOn } from './membership.entity.js';
import { hashOf, hashPassword, isWeakPassword, isWeakPin, verifyPassword, newSecret } from './secrets.js';
import { UserSession } from './session.entity.js';
import { SessionsService } from './sessions.service.js';
import { mailSubject, pinSubject, TriesService } from './tries.service.js';

export interface NewUser {
  /** Null for a learner. */
  email: string | null;
  name: string;
  locale?: Locale;
  password?: string;
}

/** With the rights of somebody of a partner. */
export interface NewMembership extends Partial<PartnerRights> {
  userId: number;
  role: Role;
  partnerId?: number | null;
  learnerId?: number | null;
}

/** People, and what they are in a school. */
@Injectable()
export class UsersService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly sessions: SessionsService,
    private readonly tries: TriesService,
  ) {}

  /** The id of the person; somebody known by that address in another school stays the same person. */
  async createUser(scope: Scope, { email, name, locale = 'fr', password }: NewUser): Promise<number> {
    const address = email?.trim().toLowerCase() ?? null;
    if (password !== undefined && isWeakPassword(password, address ?? '')) throw weakPassword();
    const passwordHash = password === undefined ? null : await hashPassword(password);
    return this.unit.run(async () => {
      // Two invitations of one newcomer may come at once: the second waits, then finds the person.
      const [row] = await sql<{ id: number }>(
        this.unit.manager,
        `INSERT INTO app_user (email, name, locale, password_hash, active, created_at) VALUES (?, ?, ?, ?, TRUE, ?)
         ON CONFLICT (email) DO NOTHING RETURNING id`,
        [address, name, locale, passwordHash, this.clock.instant()],
      );
      if (!row) return (await this.unit.manager.findOneByOrFail(AppUser, { email: address! })).id;
      await this.journal.write(scope, { subject: { type: 'app_user', id: row.id }, event: 'created' });
      return row.id;
    });
  }

  /** Gives a role in the caller's school. */
  async grant(scope: Scope, membership: NewMembership): Promise<number> {
    const { userId, role, partnerId = null, learnerId = null } = membership;
    const rights = rightsOf(membership);
    if ((role === 'partner') !== (partnerId !== null)) throw partnerMissing();
    if ((role === 'partner') !== rights.length > 0) throw noRight();
    return this.unit.run(async () => {
      const { schoolId } = scope;
      const known = await this.unit.manager.findOneBy(Membership, { userId, schoolId, role, endedAt: IsNull() });
      if (known) throw alreadyMember();
      const createdAt = this.clock.instant();
      const row = this.unit.manager.create(Membership, {
        userId,
        schoolId,
        role,
        partnerId,
        learnerId,
        ...given(membership),
        createdAt,
        endedAt: null,
      });
      await this.unit.manager.insert(Membership, row);
      await this.journal.write(scope, {
        subject: { type: 'app_user', id: userId },
        event: 'role_granted',
        facts: { role, rights },
      });
      return row.id;
    });
  }

  /** What somebody of a partner may do there from now on: its sessions and keys follow at once. */
  async changeRights(scope: Scope, userId: number, rights: Partial<PartnerRights>): Promise<void> {
    if (rightsOf(rights).length === 0) throw noRight();
    await this.unit.run(async () => {
      const where = { userId, schoolId: scope.schoolId, role: 'partner' as const, endedAt: IsNull() };
      const { affected } = await this.unit.manager.update(Membership, where, given(rights));
      if (affected !== 1) throw notFound();
      const facts = { rights: rightsOf(rights) };
      await this.journal.write(scope, { subject: { type: 'app_user', id: userId }, event: 'rights_changed', facts });
    });
  }

  /**
   * Takes a role away, its keys, and the sessions the person has in the school; with a last day, at the end of it, when they
   * stop by themselves.
   */
  async endMembership(scope: Scope, userId: number, role: Role, lastDay?: LocalDate): Promise<void> {
    await this.unit.run(async () => {
      const { schoolId } = scope;
      // Two heads who remove each other wait for one another here.
      await this.unit.lock('School', { id: schoolId });
      const row = await this.unit.lock(Membership, { userId, schoolId, role, endedAt: IsNull() });
      if (!row) throw notFound();
      const directors = await this.unit.manager.countBy(Membership, { schoolId, role: 'director', endedAt: IsNull() });
      if (role === 'director' && directors === 1) throw lastDirector();
      const now = this.clock.instant();
      const at = lastDay && lastDay >= this.clock.today() ? endOfDay(lastDay) : now;
      await this.unit.manager.update(Membership, { id: row.id }, { endedAt: at });
      if (at === now) {
        await this.unit.manager.update(UserSession, { userId, schoolId, revokedAt: IsNull() }, { revokedAt: at });
        await this.unit.manager.update(
          ApiKey,
          { userId, schoolId, role: role as ApiKey['role'], revokedAt: IsNull() },
          { revokedAt: at },
        );
      }
      await this.journal.write(scope, {
        subject: { type: 'app_user', id: userId },
        event: 'role_ended',
        facts: { role },
      });
    });
  }

  /** Gives a learner of the caller's school a new PIN; who came in by the old one is out. */
  async setPin(scope: Scope, userId: number, pin: string): Promise<void> {
    if (isWeakPin(pin)) throw weakPin();
    const pinHash = await hashPassword(pin);
    await this.unit.run(async () => {
      await this.mustBeLearner(scope, userId);
      await this.unit.manager.update(AppUser, { id: userId }, { pinHash });
      await this.sessions.revokeAll(userId);
      await this.tries.forgetAll(pinSubject(userId));
      await this.journal.write(scope, { subject: { type: 'app_user', id: userId }, event: 'pin_set' });
    });
  }

  /** Gives a learner of the caller's school a new badge: the secret of its QR code, told once. The old one is dead. */
  async giveBadge(scope: Scope, userId: number): Promise<string> {
    const secret = newSecret();
    await this.changeBadge(scope, userId, { badgeHash: hashOf(secret), event: 'badge_given' });
    return secret;
  }

  /** A badge that is lost opens nothing any more; who came in by it is out. */
  async takeBadge(scope: Scope, userId: number): Promise<void> {
    await this.changeBadge(scope, userId, { badgeHash: null, event: 'badge_taken' });
  }

  private async changeBadge(
    scope: Scope,
    userId: number,
    { badgeHash, event }: { badgeHash: string | null; event: string },
  ): Promise<void> {
    await this.unit.run(async () => {
      await this.mustBeLearner(scope, userId);
      await this.unit.manager.update(AppUser, { id: userId }, { badgeHash });
      await this.sessions.revokeAll(userId);
      await this.journal.write(scope, { subject: { type: 'app_user', id: userId }, event });
    });
  }

  private async mustBeLearner({ schoolId }: Scope, userId: number): Promise<void> {
    const where = { userId, schoolId, role: 'learner' as const };
    if (!(await this.unit.manager.existsBy(Membership, stillOn(where, this.clock.instant())))) throw notFound();
  }

  /** Ends every other session and every key of the person; `from` is where it is asked, and the session that stays. */
  async changePassword(
    scope: Scope,
    { current, next }: { current: string; next: string },
    from: { network: string; session: string },
  ): Promise<void> {
    const user = await this.unit.run(() => this.unit.manager.findOneByOrFail(AppUser, { id: scope.userId }));
    const email = user.email ?? '';
    const proof = () => verifyPassword(user.passwordHash, current);
    await this.tries.prove({ subject: mailSubject(email), network: from.network }, proof, wrongPassword);
    if (isWeakPassword(next, email)) throw weakPassword();
    const passwordHash = await hashPassword(next);
    await this.unit.run(async () => {
      await this.unit.manager.update(AppUser, { id: user.id }, { passwordHash });
      await this.sessions.revokeAll(user.id, from.session);
      await this.sessions.revokeKeys(user.id);
      await this.journal.write(scope, { subject: { type: 'app_user', id: user.id }, event: 'password_changed' });
    });
  }

  async setLocale(scope: Scope, locale: Locale): Promise<void> {
    await this.unit.run(() => this.unit.manager.update(AppUser, { id: scope.userId }, { locale }));
  }
}
