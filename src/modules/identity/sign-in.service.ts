import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { ReadSource } from '../../core/database/read-source.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import type { Refusal } from '../../core/errors/refusal.js';
import { Clock } from '../../core/time/clock.js';
import { AppUser } from './app-user.entity.js';
import { lockedFor, noTablet, wrongCredentials, wrongPin } from './identity.errors.js';
import { Membership, stillOn } from './membership.entity.js';
import { hashOf, verifyPassword } from './secrets.js';
import { SessionsService } from './sessions.service.js';
import { Tablet } from './tablet.entity.js';

export interface OpenedSession {
  secret: string;
  maxAgeSeconds: number;
}

const FREE_TRIES = 4;
const LONGEST_WAIT_SECONDS = 900;

/** The two doors: mail and password for adults, PIN on a registered tablet for learners. */
@Injectable()
export class SignInService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  /** Opens a session in the first school where the person has a role. */
  async byPassword(email: string, password: string): Promise<OpenedSession> {
    const user = await this.read.manager.findOneBy(AppUser, { email: email.trim().toLowerCase() });
    await this.prove(user, user?.passwordHash ?? null, password, wrongCredentials);
    const userId = user!.id;
    const where = { userId, endedAt: IsNull() };
    const membership = await this.read.manager.findOne(Membership, { where, order: { id: 'ASC' } });
    if (!membership) throw wrongCredentials();
    return this.sessions.open(userId, membership.schoolId);
  }

  /** Opens a session for a learner of the tablet's school. */
  async byPin(tabletSecret: string, userId: number, pin: string): Promise<OpenedSession> {
    const tablet = await this.tabletOf(tabletSecret);
    if (!tablet) throw noTablet();
    const where = { userId, schoolId: tablet.schoolId, role: 'learner' as const };
    const member = await this.read.manager.existsBy(Membership, stillOn(where, this.clock.instant()));
    const user = member ? await this.read.manager.findOneBy(AppUser, { id: userId }) : null;
    await this.prove(user, user?.pinHash ?? null, pin, wrongPin);
    return this.sessions.open(userId, tablet.schoolId, tablet.id);
  }

  /** Names on the tablet's door: learners of its school who have a PIN; null when the tablet is not registered. */
  async learnersAt(tabletSecret: string): Promise<{ userId: number; name: string }[] | null> {
    const tablet = await this.tabletOf(tabletSecret);
    if (!tablet) return null;
    const where = { schoolId: tablet.schoolId, role: 'learner' as const };
    const members = await this.read.manager.find(Membership, { where: stillOn(where, this.clock.instant()) });
    const users = await this.read.manager.findBy(AppUser, {
      id: In(members.map(({ userId }) => userId)),
      active: true,
    });
    return users
      .filter(({ pinHash }) => pinHash !== null)
      .map(({ id, name }) => ({ userId: id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }

  private tabletOf(secret: string): Promise<Tablet | null> {
    return this.read.manager.findOneBy(Tablet, { tokenHash: hashOf(secret), revokedAt: IsNull() });
  }

  private async prove(user: AppUser | null, kept: string | null, given: string, wrong: () => Refusal): Promise<void> {
    const now = this.clock.now();
    const wait = user?.lockedUntil ? Math.ceil((Date.parse(user.lockedUntil) - now.getTime()) / 1000) : 0;
    if (wait > 0) throw lockedFor(wait);
    const right = await verifyPassword(kept, given);
    if (right && user?.active) {
      if (user.failedSignIns > 0) await this.remember(user.id, 0, null);
      return;
    }
    if (user) {
      const failed = user.failedSignIns + 1;
      const seconds = failed < FREE_TRIES ? 0 : Math.min(2 ** (failed - FREE_TRIES + 1), LONGEST_WAIT_SECONDS);
      const until = seconds > 0 ? new Date(now.getTime() + seconds * 1000).toISOString() : null;
      await this.remember(user.id, failed, until);
    }
    throw wrong();
  }

  private async remember(id: number, failedSignIns: number, lockedUntil: string | null): Promise<void> {
    await this.unit.run(() => this.unit.manager.update(AppUser, { id }, { failedSignIns, lockedUntil }));
  }
}
