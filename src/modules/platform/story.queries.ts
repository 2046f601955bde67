import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { dayInFrance, type LocalDate } from '../../core/time/local-date.js';
import { InvoicingQueries } from '../invoicing/index.js';
import type { ReminderLevel } from '../school/index.js';
import type { Channel, StoryEvent, StoryRead } from './platform.types.js';

/** Parts of a story that the rooms hold, each by its own words. */
type Row<More> = { at: string } & More;
type PenaltyRow = Row<{
  day: LocalDate;
  outcome: 'claimed' | 'waived';
  number: string | null;
  file_id: number | null;
  cents: number;
  given_up_on: LocalDate | null;
  given_up_cents: number;
  given_up_reason: string | null;
}>;
const NOTHING = { number: null, amountCents: null, href: null, code: null, level: null, reason: null, said: null };

/** All that happened to an issued invoice, whoever it is known from: papers, mail, money, reminders, statuses. */
@Injectable()
export class StoryQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly invoices: InvoicingQueries,
  ) {}

  /** Oldest first. Throws notFound. */
  async of(scope: Scope, invoiceId: number): Promise<StoryRead> {
    const { number } = await this.invoices.sheet(scope, invoiceId);
    const parts = await Promise.all([
      this.papers(scope, invoiceId),
      this.mails(scope, invoiceId),
      this.files(scope, invoiceId),
      this.payments(scope, invoiceId),
      this.refunds(scope, invoiceId),
      this.reminders(scope, invoiceId),
      this.penalties(scope, invoiceId),
      this.statuses(scope, invoiceId),
    ]);
    const events = parts.flat().sort((a, b) => compared(a.day, b.day) || compared(a.at, b.at));
    return { invoiceId, number, events };
  }

  /** Itself, its credit notes, and what took its place. */
  private async papers(scope: Scope, invoiceId: number): Promise<StoryEvent[]> {
    const rows = await this.ask<Row<{ id: number; number: string; type: string; cents: number; day: LocalDate }>>(
      scope,
      `SELECT i.id, i.number, i.type_code AS type, i.total_with_vat_cents AS cents, i.issued_on AS day,
         COALESCE((SELECT MIN(j.at) FROM journal_entry j WHERE j.school_id = i.school_id AND j.subject_type = 'invoice'
           AND j.subject_id = i.id AND j.event = 'issue'), i.issued_on) AS at
       FROM invoice i WHERE i.school_id = ? AND i.state = 'issued' AND (i.id = ? OR i.prior_invoice_id = ?) ORDER BY i.id`,
      [invoiceId, invoiceId],
    );
    return rows.map(({ id, number, type, cents, day, at }) => ({
      ...{ ...NOTHING, day, at, number, amountCents: Number(cents) },
      what: id === invoiceId ? 'issued' : type === '384' ? 'replaced' : 'credited',
      href: id === invoiceId ? null : `/invoices/${id}`,
    }));
  }

  private async mails(scope: Scope, invoiceId: number): Promise<StoryEvent[]> {
    const rows = await this.ask<Row<{ state: string; recipient: string }>>(
      scope,
      `SELECT m.created_at AS at, m.state, m.recipient FROM outbox_message m JOIN invoice i ON i.file_id = m.file_id
       WHERE m.school_id = ? AND i.school_id = m.school_id AND i.id = ? ORDER BY m.id`,
      [invoiceId],
    );
    return rows.map(({ at, state, recipient }) => ({
      ...{ ...NOTHING, ...on(at), said: recipient },
      what: state === 'sent' ? 'mailed' : state === 'dead' ? 'mail_failed' : 'mail_waits',
    }));
  }

  private async files(scope: Scope, invoiceId: number): Promise<StoryEvent[]> {
    const rows = await this.ask<Row<{ channel: Channel }>>(
      scope,
      `SELECT f.sent_at AS at, p.channel FROM platform_flow f JOIN platform_invoice p ON p.invoice_id = f.invoice_id
       WHERE f.school_id = ? AND f.invoice_id = ? AND f.kind = 'invoice' AND f.sent_at IS NOT NULL`,
      [invoiceId],
    );
    return rows.map(({ at, channel }) => ({
      ...{ ...NOTHING, ...on(at) },
      what: channel === 'chorus' ? 'to_chorus' : 'to_platform',
    }));
  }

  private async payments(scope: Scope, invoiceId: number): Promise<StoryEvent[]> {
    const rows = await this.ask<
      Row<{ id: number; number: string; cents: number; day: LocalDate; reversed_at: string | null }>
    >(
      scope,
      `SELECT p.id, p.number, a.amount_cents AS cents, p.received_on AS day, a.created_at AS at, a.reversed_at
       FROM payment_allocation a JOIN payment p ON p.id = a.payment_id
       WHERE a.school_id = ? AND a.invoice_id = ? ORDER BY a.id`,
      [invoiceId],
    );
    return rows.flatMap(({ id, number, cents, day, at, reversed_at: back }) => {
      const own = { ...NOTHING, number, amountCents: Number(cents), href: `/payments/${id}` };
      const paid: StoryEvent = { ...own, day, at, what: 'paid' };
      return back === null ? [paid] : [paid, { ...own, ...on(back), what: 'taken_back' as const }];
    });
  }

  private async refunds(scope: Scope, invoiceId: number): Promise<StoryEvent[]> {
    const rows = await this.ask<Row<{ number: string; cents: number; day: LocalDate }>>(
      scope,
      `SELECT number, amount_cents AS cents, paid_on AS day, created_at AS at FROM outgoing
       WHERE school_id = ? AND invoice_id = ? ORDER BY id`,
      [invoiceId],
    );
    return rows.map(({ number, cents, day, at }) => ({
      ...{ ...NOTHING, day, at, number, amountCents: Number(cents), what: 'refunded' as const },
    }));
  }

  private async reminders(scope: Scope, invoiceId: number): Promise<StoryEvent[]> {
    const rows = await this.ask<Row<{ level: ReminderLevel; cents: number; file_id: number }>>(
      scope,
      `SELECT l.created_at AS at, r.level, r.due_cents AS cents, l.file_id FROM reminder r
       JOIN reminder_letter l ON l.id = r.letter_id WHERE r.school_id = ? AND r.invoice_id = ? ORDER BY r.id`,
      [invoiceId],
    );
    return rows.map(({ at, level, cents, file_id: fileId }) => ({
      ...{ ...NOTHING, ...on(at), level, amountCents: Number(cents), href: `/files/${fileId}` },
      what: 'reminded' as const,
    }));
  }

  private async penalties(scope: Scope, invoiceId: number): Promise<StoryEvent[]> {
    const rows = await this.ask<PenaltyRow>(
      scope,
      `SELECT created_at AS at, outcome, number, file_id, decided_on AS day, interest_cents + indemnity_cents AS cents,
         given_up_on, given_up_cents, given_up_reason FROM penalty WHERE school_id = ? AND invoice_id = ?`,
      [invoiceId],
    );
    return rows.flatMap(({ at, day, outcome, number, file_id: fileId, cents, ...row }) => {
      const own = { ...NOTHING, number, href: fileId === null ? null : `/files/${fileId}` };
      const decided: StoryEvent = { ...own, at, day, what: outcome, amountCents: Number(cents) };
      const { given_up_on: end, given_up_cents: left, given_up_reason: said } = row;
      return end === null
        ? [decided]
        : [decided, { ...own, at: end, day: end, what: 'given_up' as const, amountCents: Number(left), said }];
    });
  }

  /** A status once, whatever it details. */
  private async statuses(scope: Scope, invoiceId: number): Promise<StoryEvent[]> {
    const rows = await this.ask<
      Row<{ code: number; cents: number | null; reason: string | null; said: string | null }>
    >(
      scope,
      `SELECT code, at, SUM(amount_cents) AS cents, MIN(reason) AS reason, MIN(note) AS said FROM invoice_status
       WHERE school_id = ? AND invoice_id = ? GROUP BY code, at, actor, source, file_id ORDER BY MIN(id)`,
      [invoiceId],
    );
    return rows.map(({ code, at, cents, reason, said }) => ({
      ...{ ...NOTHING, ...on(at), code, reason, said, amountCents: cents === null ? null : Number(cents) },
      what: 'status' as const,
    }));
  }

  private ask<Raw>({ schoolId }: Scope, text: string, values: readonly number[]): Promise<Raw[]> {
    return sql<Raw>(this.read.manager, text, [schoolId, ...values]);
  }
}

const on = (at: string) => ({ at, day: dayInFrance(new Date(at)) });
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
