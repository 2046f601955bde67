import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Outbox } from '../../core/mail/outbox.js';
import { say } from '../../core/words/words.js';
import { AppUser } from './app-user.entity.js';
import { resetOver, weakPassword } from './identity.errors.js';
import { identityWords } from './identity.words.js';
import { InvitationDesk } from './invitations.service.js';
import { Membership } from './membership.entity.js';
import { PasswordReset } from './password-reset.entity.js';
import { hashOf, hashPassword, isWeakPassword, newSecret } from './secrets.js';
import { SessionsService } from './sessions.service.js';
import { mailSubject, TriesService } from './tries.service.js';

const GOOD_FOR_MS = 3_600_000;
/** One letter in so long: nobody's mailbox is filled by a stranger. */
const LETTER_EVERY_MS = 5 * 60_000;

/** The way back for who forgot the password: a link mailed to the address, good once and for an hour. */
@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly outbox: Outbox,
    private readonly sessions: SessionsService,
    private readonly tries: TriesService,
    private readonly desk: InvitationDesk,
  ) {}

  /** Mails the link when somebody with a role has that address; never says whether. */
  async ask(email: string): Promise<void> {
    const where = { email: email.trim().toLowerCase(), active: true };
    const user = await this.read.manager.findOneBy(AppUser, where);
    const scope = user && (await this.scopeOf(user));
    if (scope) await this.mail(scope, user);
  }

  /** The address the link is for. Throws identity.reset_over (409). */
  async at(secret: string): Promise<{ email: string }> {
    const { user } = await this.pending(secret);
    return { email: user.email ?? '' };
  }

  /** Takes the link: the new password holds, every session and key of the person ends. */
  async reset(secret: string, password: string): Promise<void> {
    const { id, user } = await this.pending(secret);
    const email = user.email ?? '';
    if (isWeakPassword(password, email)) throw weakPassword();
    const passwordHash = await hashPassword(password);
    const { clock, journal } = this.desk;
    await this.unit.run(async () => {
      const used = { usedAt: clock.instant() };
      const taken = await this.unit.manager.update(PasswordReset, { id, usedAt: IsNull() }, used);
      if (taken.affected !== 1) throw resetOver();
      await this.unit.manager.update(PasswordReset, { userId: user.id, usedAt: IsNull() }, used);
      await this.unit.manager.update(AppUser, { id: user.id }, { passwordHash });
      await this.sessions.revokeAll(user.id);
      await this.sessions.revokeKeys(user.id);
      await this.tries.forgetAll(mailSubject(email));
      const scope = await this.scopeOf(user);
      if (scope) await journal.write(scope, { subject: { type: 'app_user', id: user.id }, event: 'password_reset' });
    });
  }

  private async mail(scope: Scope, { id: userId, name, email }: AppUser): Promise<void> {
    const { clock, journal, settings } = this.desk;
    const secret = newSecret();
    const link = `${settings.baseUrl}/forgotten-password/${secret}`;
    const words = say(identityWords, scope.locale);
    await this.unit.run(async () => {
      // Asked twice at once, it is mailed once.
      await this.unit.lock(AppUser, { id: userId });
      const now = clock.now();
      const since = MoreThan(new Date(now.getTime() - LETTER_EVERY_MS).toISOString());
      if (await this.unit.manager.existsBy(PasswordReset, { userId, createdAt: since, usedAt: IsNull() })) return;
      const expiresAt = new Date(now.getTime() + GOOD_FOR_MS).toISOString();
      const row = { userId, tokenHash: hashOf(secret), createdAt: now.toISOString(), expiresAt, usedAt: null };
      await this.unit.manager.insert(PasswordReset, row);
      const letter = { subject: words.resetSubject, body: words.resetBody(name, link), secret: link };
      await this.outbox.send(scope, { recipient: email!, ...letter });
      await journal.write(scope, { subject: { type: 'app_user', id: userId }, event: 'password_reset_asked' });
    });
  }

  private async pending(secret: string): Promise<{ id: number; user: AppUser }> {
    const row = await this.read.manager.findOneBy(PasswordReset, { tokenHash: hashOf(secret) });
    if (!row || row.usedAt !== null || row.expiresAt <= this.desk.clock.instant()) throw resetOver();
    return { id: row.id, user: await this.read.manager.findOneByOrFail(AppUser, { id: row.userId, active: true }) };
  }

  /** The person, in the first school where there is a role. */
  private async scopeOf({ id: userId, locale }: AppUser): Promise<Scope | null> {
    const where = { userId, endedAt: IsNull() };
    const membership = await this.read.manager.findOne(Membership, { where, order: { id: 'ASC' } });
    if (!membership) return null;
    const { schoolId, role, partnerId, learnerId } = membership;
    return { schoolId, userId, roles: new Set([role]), partnerId, learnerId, locale };
  }
}
