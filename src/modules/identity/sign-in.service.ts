import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { ReadSource } from '../../core/database/read-source.js';
import { Clock } from '../../core/time/clock.js';
import { AppUser } from './app-user.entity.js';
import { DoorLimit } from './door-limit.js';
import { noTablet, unknownBadge, wrongCredentials, wrongPin } from './identity.errors.js';
import { Membership, stillOn } from './membership.entity.js';
import { hashOf, verifyPassword } from './secrets.js';
import { SessionsService } from './sessions.service.js';
import { Tablet } from './tablet.entity.js';
import { mailSubject, pinSubject, TriesService } from './tries.service.js';

export interface OpenedSession {
  secret: string;
  maxAgeSeconds: number;
}

/** The two doors: mail and password for adults, PIN or badge on a registered tablet for learners. */
@Injectable()
export class SignInService {
  constructor(
    private readonly read: ReadSource,
    private readonly sessions: SessionsService,
    private readonly tries: TriesService,
    private readonly limit: DoorLimit,
    private readonly clock: Clock,
  ) {}

  /** Opens a session in the first school where the person has a role. */
  async byPassword(given: string, password: string, network: string): Promise<OpenedSession> {
    const email = given.trim().toLowerCase();
    const user = await this.read.manager.findOneBy(AppUser, { email });
    const where = { userId: user?.id ?? 0, endedAt: IsNull() };
    const membership = await this.read.manager.findOne(Membership, { where, order: { id: 'ASC' } });
    const proof = async () =>
      (await verifyPassword(user?.passwordHash ?? null, password)) && user!.active && membership !== null;
    await this.tries.prove({ subject: mailSubject(email), network }, proof, wrongCredentials);
    return this.sessions.open(membership!.userId, membership!.schoolId);
  }

  /** Opens a session for a learner of the tablet's school. */
  async byPin(tabletSecret: string, userId: number, pin: string): Promise<OpenedSession> {
    const tablet = await this.tabletOf(tabletSecret);
    if (!tablet) throw noTablet();
    this.limit.knockOnTablet(tablet.id);
    const where = { userId, schoolId: tablet.schoolId, role: 'learner' as const };
    const member = await this.read.manager.existsBy(Membership, stillOn(where, this.clock.instant()));
    const user = member ? await this.read.manager.findOneBy(AppUser, { id: userId }) : null;
    const proof = async () => (await verifyPassword(user?.pinHash ?? null, pin)) && user!.active;
    await this.tries.prove({ subject: pinSubject(userId), network: `tablet ${tablet.id}` }, proof, wrongPin);
    return this.sessions.open(userId, tablet.schoolId, tablet.id);
  }

  /** Whose badge it is, shown on a tablet of the learner's school. */
  async holderOf(tabletSecret: string, badge: string): Promise<{ userId: number; name: string; tablet: Tablet }> {
    const tablet = await this.tabletOf(tabletSecret);
    if (tablet) this.limit.knockOnTablet(tablet.id);
    const user = await this.read.manager.findOneBy(AppUser, { badgeHash: hashOf(badge), active: true });
    if (!user) throw unknownBadge();
    if (!tablet) throw noTablet();
    const where = { userId: user.id, schoolId: tablet.schoolId, role: 'learner' as const };
    const member = await this.read.manager.existsBy(Membership, stillOn(where, this.clock.instant()));
    if (!member) throw unknownBadge();
    return { userId: user.id, name: user.name, tablet };
  }

  /** Opens a session for the learner whose badge is shown. */
  async byBadge(tabletSecret: string, badge: string): Promise<OpenedSession> {
    const { userId, tablet } = await this.holderOf(tabletSecret, badge);
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
}
