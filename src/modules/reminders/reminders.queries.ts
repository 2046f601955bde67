import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { DEFAULT_LIMIT, everyRow, listed, type Listed, type ListQuery } from '../../core/http/paging.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { InvoicingQueries, type InvoiceRow } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import { SchoolQueries, USUAL_PLAN, type ReminderLevel, type ReminderPlan } from '../school/index.js';
import { firstOf, inPlaceOf, isDebt } from './debts.totals.js';
import { Reminder, ReminderHold, ReminderLetter } from './reminder.entity.js';
import type { LettersQuery } from './reminders.dto.js';
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
    const replaced = await this.invoices.replaced(scope);
    const stories = debts.map(({ id }) => inPlaceOf(id, replaced));
    const sent = await this.sent(scope, stories.flat());
    const holds = await this.lastHolds(scope, stories.flat());
    return debts.map((row, index) => {
      const story = stories[index]!;
      return owedOf(row, { last: firstOf(story, sent), hold: firstOf(story, holds), plan, today });
    });
  }

  /** One customer: what it owes, and what was said to it. Throws notFound. */
  async customer(scope: Scope, partnerId: number): Promise<CustomerReminders> {
    const { name: partnerName } = await this.partners.get(scope, partnerId);
    const owed = await this.owed(scope, partnerId);
    return { partnerId, partnerName, owed, letters: (await this.letters(scope, { partnerId })).rows };
  }

  /** Holds of an invoice and their ends, the last first; then those of the ones it took the place of. */
  async holds(scope: Scope, invoiceId: number): Promise<HoldRead[]> {
    const story = inPlaceOf(invoiceId, await this.invoices.replaced(scope));
    const where = { schoolId: scope.schoolId, invoiceId: In(story) };
    const rows = await this.read.manager.find(ReminderHold, { where, order: { id: 'DESC' } });
    return story.flatMap((id) => rows.filter((row) => row.invoiceId === id).map(holdRead));
  }

  /** Letters that left, the last first: all, of one customer, or of an invoice and those it took the place of. */
  async letters(scope: Scope, query: LettersQuery & { invoiceId?: number }): Promise<Listed<SentLetter>> {
    const { cursor, limit = DEFAULT_LIMIT, partnerId, invoiceId } = query;
    const select = this.read
      .from(ReminderLetter, 'l')
      .where('l.schoolId = :schoolId', { schoolId: scope.schoolId })
      .orderBy('l.id', 'DESC')
      .limit(limit + 1);
    if (cursor) select.andWhere('l.id < :cursor', { cursor });
    if (partnerId) select.andWhere('l.partnerId = :partnerId', { partnerId });
    if (invoiceId) {
      const story = inPlaceOf(invoiceId, await this.invoices.replaced(scope));
      const told = select.subQuery().select('1').from(Reminder, 'r').where('r.letter_id = l.id');
      select.andWhere(`EXISTS ${told.andWhere('r.invoice_id IN (:...story)').getQuery()}`).setParameters({ story });
    }
    return listed(await this.told(scope, await select.getMany()), limit);
  }

  private async told(scope: Scope, rows: readonly ReminderLetter[]): Promise<SentLetter[]> {
    const where = { schoolId: scope.schoolId, letterId: In(rows.map(({ id }) => id)) };
    const said = await this.read.manager.find(Reminder, { where, order: { id: 'ASC' } });
    const numbers = await this.invoices.numbers(scope, [...new Set(said.map(({ invoiceId }) => invoiceId))]);
    const names = await this.partners.names(scope, [...new Set(rows.map(({ partnerId }) => partnerId))]);
    return rows.map(({ id, partnerId, level, sentOn, fileId }) => ({
      ...{ id, partnerId, partnerName: names.get(partnerId) ?? '', level, sentOn: sentOn as LocalDate, fileId },
      invoices: said
        .filter(({ letterId }) => letterId === id)
        .map(({ invoiceId, dueCents }) => ({ invoiceId, number: numbers.get(invoiceId) ?? '', dueCents })),
    }));
  }

  /** The last reminder of each of these invoices. */
  private async sent({ schoolId }: Scope, invoiceIds: readonly number[]): Promise<Map<number, SentReminder>> {
    const rows = await this.read
      .from(Reminder, 'r')
      .innerJoin(ReminderLetter, 'l', 'l.id = r.letter_id')
      .select(['r.invoice_id AS invoice_id', 'r.level AS level', 'l.sent_on AS sent_on'])
      .where('r.schoolId = :schoolId AND r.invoiceId IN (:...ids)', { schoolId, ids: [0, ...invoiceIds] })
      .orderBy('r.id')
      .getRawMany<{ invoice_id: number; level: ReminderLevel; sent_on: LocalDate }>();
    // The latest comes last, and stays.
    return new Map(rows.map(({ invoice_id, level, sent_on }) => [Number(invoice_id), { level, sentOn: sent_on }]));
  }

  private async lastHolds({ schoolId }: Scope, invoiceIds: readonly number[]): Promise<Map<number, HoldRead>> {
    const where = { schoolId, invoiceId: In([...invoiceIds]) };
    const rows = await this.read.manager.find(ReminderHold, { where, order: { id: 'ASC' } });
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
