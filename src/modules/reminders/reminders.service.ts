import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { isUniqueViolation } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { PartnerMail } from '../partners/index.js';
import { letterMail } from './letter.document.js';
import { Letters, type Letter } from './letters.js';
import { Reminder, ReminderLetter } from './reminder.entity.js';
import { formalAlone, lettersChanged } from './reminders.errors.js';
import { remindersWords } from './reminders.words.js';

/** Sends the letters a person chose. Nothing leaves by itself. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly journal: Journal,
    private readonly mail: PartnerMail,
    private readonly letters: Letters,
  ) {}

  /** Sends the letters of these keys, all or none, and gives their ids. Throws reminders.letters_changed, formal_alone. */
  send(scope: Scope, keys: readonly string[]): Promise<number[]> {
    return this.leave(scope, keys, false);
  }

  /**
   * Makes one formal notice, an act of its own: kept to be printed, it leaves by registered post. Throws
   * reminders.letters_changed, reminders.formal_alone.
   */
  async establish(scope: Scope, key: string): Promise<number> {
    const [id] = await this.leave(scope, [key], true);
    return id!;
  }

  private async leave(scope: Scope, keys: readonly string[], formal: boolean): Promise<number[]> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(remindersWords.send);
    try {
      return await this.unit.run(async () => {
        const today = await this.letters.today(scope, keys);
        const ids: number[] = [];
        for (const wanted of new Set(keys)) {
          const letter = today.find(({ key }) => key === wanted);
          if (!letter) throw lettersChanged();
          if ((letter.level === 'formal') !== formal) throw formalAlone();
          ids.push(await this.sendOne(scope, letter));
        }
        return ids;
      });
    } catch (error) {
      // Another was quicker: the base holds each level of an invoice once.
      if (isUniqueViolation(error, 'reminder')) throw lettersChanged();
      throw error;
    }
  }

  private async sendOne(scope: Scope, letter: Letter): Promise<number> {
    const { partnerId, level, data, invoices, owed, dueCents } = letter;
    const sentOn = this.clock.today();
    const { id: letterId, fileId } = await this.keep(scope, letter, sentOn);
    const rows = invoices.map(({ invoiceId, dueCents: left }) => ({
      ...{ schoolId: scope.schoolId, letterId, invoiceId, level },
      dueCents: left,
    }));
    await this.unit.manager.insert(Reminder, rows);
    const facts = { level, dueCents, invoices: invoices.map(({ number }) => number) };
    await this.journal.write(scope, { subject: { type: 'reminder_letter', id: letterId }, event: 'send', facts });
    if (level !== 'formal') {
      const moreFileIds = owed.flatMap((invoice) => (invoice.fileId === null ? [] : [invoice.fileId]));
      const subject = `${data.subject} — ${data.seller.name}`;
      await this.mail.send(
        scope,
        { partnerId, right: 'payer' },
        { subject, body: letterMail(data), fileId, moreFileIds },
      );
    }
    return letterId;
  }

  private async keep(scope: Scope, { partnerId, level, data }: Letter, sentOn: string): Promise<ReminderLetter> {
    const bytes = await this.letters.print(data);
    const subject = { type: 'partner', id: partnerId };
    const name = `${data.title} ${sentOn}.pdf`;
    const { id: fileId } = await this.files.keep(scope, { subject, kind: 'reminder', name, bytes }, 'application/pdf');
    const letter = this.unit.manager.create(ReminderLetter, {
      ...{ schoolId: scope.schoolId, partnerId, level, sentOn, fileId },
      ...{ createdAt: this.clock.instant(), createdBy: scope.userId },
    });
    await this.unit.manager.insert(ReminderLetter, letter);
    return letter;
  }
}
