import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { given, rightsOf, type PartnerRights, type Role, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Outbox } from '../../core/mail/outbox.js';
import { Settings } from '../../core/settings.js';
import { Clock } from '../../core/time/clock.js';
import { say, type Locale } from '../../core/words/words.js';
import { AppUser } from './app-user.entity.js';
import {
  invitationOver,
  noRight,
  partnerMissing,
  passwordJustChosen,
  weakPassword,
  wrongCredentials,
} from './identity.errors.js';
import type { InvitationRead } from './identity.types.js';
import { identityWords } from './identity.words.js';
import { Invitation } from './invitation.entity.js';
import { hashOf, hashPassword, isWeakPassword, newSecret, verifyPassword } from './secrets.js';
import { SessionsService } from './sessions.service.js';
import type { OpenedSession } from './sign-in.service.js';
import { mailSubject, TriesService } from './tries.service.js';
import { UsersService } from './users.service.js';

const GOOD_FOR_MS = 7 * 24 * 3_600_000;

/** With the rights of somebody of a partner. */
export interface NewInvitation extends Partial<PartnerRights> {
  email: string;
  name: string;
  role: Exclude<Role, 'learner'>;
  partnerId?: number | null;
}

/** What lies on the desk where invitations are written. */
@Injectable()
export class InvitationDesk {
  constructor(
    readonly clock: Clock,
    readonly journal: Journal,
    readonly settings: Settings,
  ) {}
}

/** A link mailed to somebody, good once and for seven days. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly outbox: Outbox,
    private readonly tries: TriesService,
    private readonly desk: InvitationDesk,
  ) {}

  async invite(
    scope: Scope,
    { email, name, role, partnerId = null, ...rights }: NewInvitation,
  ): Promise<{ id: number; link: string }> {
    if ((role === 'partner') !== (partnerId !== null)) throw partnerMissing();
    if ((role === 'partner') !== rightsOf(rights).length > 0) throw noRight();
    const secret = newSecret();
    const { clock, journal, settings } = this.desk;
    const link = `${settings.baseUrl}/invitations/${secret}`;
    return this.unit.run(async () => {
      if (partnerId !== null && !(await this.isOfSchool(scope, partnerId))) throw partnerMissing();
      const now = clock.now();
      const row = this.unit.manager.create(Invitation, {
        schoolId: scope.schoolId,
        email: email.trim().toLowerCase(),
        name,
        role,
        partnerId,
        ...given(rights),
        tokenHash: hashOf(secret),
        createdBy: scope.userId,
        createdAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + GOOD_FOR_MS).toISOString(),
        acceptedAt: null,
        takenBackAt: null,
      });
      await this.unit.manager.insert(Invitation, row);
      const words = say(identityWords, scope.locale);
      const school = await this.schoolName(scope.schoolId);
      const mail = { subject: words.mailSubject(school), body: words.mailBody(name, school, link) };
      await this.outbox.send(scope, { recipient: row.email, secret: link, ...mail });
      await journal.write(scope, { subject: { type: 'invitation', id: row.id }, event: 'invited', facts: { role } });
      return { id: row.id, link };
    });
  }

  /** The link opens nothing any more; somebody of a partner takes back those of its company only. */
  async takeBack(scope: Scope, id: number): Promise<void> {
    const { clock, journal } = this.desk;
    await this.unit.run(async () => {
      const pending = { id, schoolId: scope.schoolId, acceptedAt: IsNull(), takenBackAt: IsNull() };
      const where = scope.partnerId === null ? pending : { ...pending, partnerId: scope.partnerId };
      const done = await this.unit.manager.update(Invitation, where, { takenBackAt: clock.instant() });
      if (done.affected !== 1) throw notFound();
      await journal.write(scope, { subject: { type: 'invitation', id }, event: 'taken_back' });
    });
  }

  async at(secret: string): Promise<InvitationRead> {
    const { email, name, role, schoolId } = await this.pending(secret);
    const known = await this.read.manager.findOneBy(AppUser, { email });
    return { email, name, role, known: known?.passwordHash != null, schoolName: await this.schoolName(schoolId) };
  }

  /** Takes the invitation: makes the person when new, gives the role, opens a session. */
  async accept(secret: string, password: string, from: { locale: Locale; network: string }): Promise<OpenedSession> {
    const { locale, network } = from;
    const { email, id } = await this.pending(secret);
    const user = await this.read.manager.findOneBy(AppUser, { email });
    const known = user?.passwordHash ?? null;
    const proof = () => verifyPassword(known, password);
    if (known) await this.tries.prove({ subject: mailSubject(email), network }, proof, wrongCredentials);
    else if (isWeakPassword(password, email)) throw weakPassword();
    const passwordHash = known ? null : await hashPassword(password);
    return this.unit.run(async () => {
      const invitation = await this.unit.lock(Invitation, { id });
      if (!invitation || (await this.isOver(invitation))) throw invitationOver();
      const { role, schoolId, partnerId, name, createdBy } = invitation;
      const { buyer, receiver, payer, manager } = invitation;
      const host: Scope = {
        schoolId,
        userId: createdBy,
        roles: new Set(['system']),
        partnerId: null,
        learnerId: null,
        locale,
      };
      const userId = await this.users.createUser(host, { email, name, locale });
      if (passwordHash) await this.choosePassword(userId, passwordHash);
      await this.users.grant(host, { userId, role, partnerId, buyer, receiver, payer, manager });
      await this.unit.manager.update(Invitation, { id }, { acceptedAt: this.desk.clock.instant() });
      return this.sessions.open(userId, schoolId);
    });
  }

  // Somebody invited by two schools chooses one password: the second link asks for it.
  private async choosePassword(id: number, passwordHash: string): Promise<void> {
    const chosen = await this.unit.manager.update(AppUser, { id, passwordHash: IsNull() }, { passwordHash });
    if (chosen.affected !== 1) throw passwordJustChosen();
  }

  private async pending(secret: string): Promise<Invitation> {
    const invitation = await this.read.manager.findOneBy(Invitation, { tokenHash: hashOf(secret) });
    if (!invitation || (await this.isOver(invitation))) throw invitationOver();
    return invitation;
  }

  private async isOver(invitation: Invitation): Promise<boolean> {
    const { acceptedAt, takenBackAt, expiresAt } = invitation;
    if (acceptedAt !== null || takenBackAt !== null || expiresAt <= this.desk.clock.instant()) return true;
    return !(await this.mayStillInvite(invitation));
  }

  /** Who left the school brings nobody in any more. */
  private async mayStillInvite({ createdBy, schoolId, partnerId }: Invitation): Promise<boolean> {
    const [author] = await sql(
      this.read.manager,
      `SELECT 1 AS here FROM membership WHERE user_id = ? AND school_id = ? AND ended_at IS NULL
       AND (role = 'director' OR (role = 'partner' AND manager = TRUE AND partner_id = ?))`,
      [createdBy, schoolId, partnerId],
    );
    return author !== undefined;
  }

  // By their tables: identity stands left of the partners and of the school.
  private async isOfSchool({ schoolId }: Scope, partnerId: number): Promise<boolean> {
    const text = 'SELECT 1 AS here FROM partner WHERE id = ? AND school_id = ?';
    return (await sql(this.read.manager, text, [partnerId, schoolId])).length > 0;
  }

  private async schoolName(schoolId: number): Promise<string> {
    const [row] = await sql<{ name: string }>(this.read.manager, 'SELECT name FROM school WHERE id = ?', [schoolId]);
    return row?.name ?? '';
  }
}
