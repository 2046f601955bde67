import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { everyRow, type ListQuery } from '../../core/http/paging.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { InvoicingQueries, type InvoiceRow } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import { SchoolQueries, USUAL_PLAN, type ReminderLevel, type ReminderPlan } from '../school/index.js';
import { firstOf, inPlaceOf, isDebt } from './debts.totals.js';
import { ReminderHold } from './reminder.entity.js';
import { holdsBack, levelDue } from './reminder-plan.totals.js';
import type { CustomerReminders, HoldRead, OwedInvoice, SentLetter, SentReminder } from './reminders.types.js';

/** What is owed, what was said of it, and what is to say today. */
@Injectable()
export class RemindersQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly invoices: InvoicingQueries,
  ) {}

  /**
   * Invoices something is left to pay of, the oldest first. One in the place of another goes on from what was sent and
   * held of that one.
   */
  async owed(scope: Scope, partnerId?: number): Promise<OwedInvoice[]> {
    const due: ListQuery & { due: boolean; partnerId?: number } = { due: true, partnerId };
    const rows = await everyRow((page: typeof due) => this.invoices.list(scope, page), due);
    const debts = rows.filter(({ typeCode }) => isDebt(typeCode)).reverse();
    const today = this.clock.today();
    const plan = (await this.school.settingIfGiven(scope, 'reminder_plan', today)) ?? USUAL_PLAN;
    const sent = await this.sent(scope);
    const holds = await this.lastHolds(scope);
    const replaced = await this.invoices.replaced(scope);
    return debts.map((row) => {
      const story = inPlaceOf(row.id, replaced);
      return owedOf(row, { last: firstOf(story, sent), hold: firstOf(story, holds), plan, today });
    });
  }

  /** One customer: what it owes, and what was said to it. Throws notFound. */
  async customer(scope: Scope, partnerId: number): Promise<CustomerReminders> {
    const { name: partnerName } = await this.partners.get(scope, partnerId);
    const owed = await this.owed(scope, partnerId);
    return { partnerId, partnerName, owed, letters: await this.letters(scope, partnerId) };
  }

  /** Holds of an invoice and their ends, the last first; then those of the ones it took the place of. */
  async holds(scope: Scope, invoiceId: number): Promise<HoldRead[]> {
    const story = inPlaceOf(invoiceId, await this.invoices.replaced(scope));
    const where = { schoolId: scope.schoolId, invoiceId: In(story) };
    const rows = await this.read.manager.find(ReminderHold, { where, order: { id: 'DESC' } });
    return story.flatMap((id) => rows.filter((row) => row.invoiceId === id).map(holdRead));
  }

  private async letters(scope: Scope, partnerId: number): Promise<SentLetter[]> {
    const rows = await sql<Record<string, string | number>>(
      this.read.manager,
      `SELECT l.id, l.level, l.sent_on, l.file_id, r.invoice_id, r.due_cents FROM reminder_letter l
       JOIN reminder r ON r.letter_id = l.id WHERE l.school_id = ? AND l.partner_id = ? ORDER BY l.id DESC, r.id`,
      [scope.schoolId, partnerId],
    );
    const numbers = await this.invoices.numbers(scope, [...new Set(rows.map((row) => Number(row['invoice_id'])))]);
    const letters = new Map<number, SentLetter>();
    for (const row of rows) {
      const id = Number(row['id']);
      const head = {
        ...{ id, level: row['level'] as ReminderLevel, sentOn: row['sent_on'] as LocalDate },
        ...{ fileId: Number(row['file_id']), invoices: [] },
      };
      const letter: SentLetter = letters.get(id) ?? head;
      const invoiceId = Number(row['invoice_id']);
      const said = { invoiceId, number: numbers.get(invoiceId) ?? '', dueCents: Number(row['due_cents']) };
      letters.set(id, { ...letter, invoices: [...letter.invoices, said] });
    }
    return [...letters.values()];
  }

  /** The last reminder of each invoice. */
  private async sent({ schoolId }: Scope): Promise<Map<number, SentReminder>> {
    const rows = await sql<{ invoice_id: number; level: ReminderLevel; sent_on: LocalDate }>(
      this.read.manager,
      `SELECT r.invoice_id, r.level, l.sent_on FROM reminder r JOIN reminder_letter l ON l.id = r.letter_id
       WHERE r.school_id = ? ORDER BY r.id`,
      [schoolId],
    );
    // The latest comes last, and stays.
    return new Map(rows.map(({ invoice_id, level, sent_on }) => [Number(invoice_id), { level, sentOn: sent_on }]));
  }

  private async lastHolds({ schoolId }: Scope): Promise<Map<number, HoldRead>> {
    const rows = await this.read.manager.find(ReminderHold, { where: { schoolId }, order: { id: 'ASC' } });
    return new Map(rows.map((row) => [row.invoiceId, holdRead(row)]));
  }
}

interface Told {
  last: SentReminder | undefined;
  hold: HoldRead | undefined;
  plan: ReminderPlan;
  today: LocalDate;
}

function owedOf(row: InvoiceRow, { last, hold, plan, today }: Told): OwedInvoice {
  const { id, partnerId, partnerName, dueCents, fileId } = row;
  const debt = { number: row.number!, issuedOn: row.issuedOn!, dueOn: row.dueOn!, last: last ?? null };
  const held = hold && holdsBack(hold, today) ? hold : null;
  const next = held ? null : levelDue(plan, debt, today);
  return { ...debt, id, partnerId, partnerName, dueCents, fileId, hold: held, next };
}

const holdRead = ({ kind, promisedOn, reason, createdAt }: ReminderHold): HoldRead => ({
  ...{ kind, reason, createdAt, promisedOn: promisedOn as LocalDate | null },
});
