import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { addDays, addMonths, localDate, type LocalDate } from '../../core/time/local-date.js';
import { Clock } from '../../core/time/clock.js';
import { LedgerQueries, type SealedFact } from '../ledger/index.js';
import { PartnersQueries } from '../partners/index.js';
import { SchoolQueries, type Accounts } from '../school/index.js';
import type { BookEntryRead, MonthRow, MonthSheet } from './accounting.types.js';
import { ClosedMonth } from './closed-month.entity.js';
import { auxiliary, fecName, fecOf } from './fec.js';
import { entriesOf, type BookEntry } from './journal.totals.js';
import { letteringOf } from './lettering.totals.js';
import { vatSummary, type VatRow } from './vat.summary.js';

/** The usual numbers, until the accountant gives others. */
const USUAL: Accounts = {
  ...{ customers: '411000', goods: '701000', services: '706000', vat: '445710', deposits: '419100' },
  ...{ bank: '512000', cheques: '511200', cash: '530000', fees: '627000', penalties: '763000', depositsOn: 'invoice' },
};

/** The books: entries of sales and money, drawn from the sealed ledger by the accounts of their day. */
@Injectable()
export class BooksQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly partners: PartnersQueries,
    private readonly school: SchoolQueries,
    private readonly ledger: LedgerQueries,
  ) {}

  /** Months in which something is booked, newest first. */
  async months(scope: Scope): Promise<MonthRow[]> {
    return this.rows(scope, (await this.book(scope)).entries);
  }

  /** The entries, balances and VAT of a month. Throws notFound when nothing is booked in it. */
  async month(scope: Scope, month: string): Promise<MonthSheet> {
    const { entries, facts } = await this.book(scope);
    const own = entries.filter(({ onDay }) => onDay.startsWith(month));
    if (own.length === 0) throw notFound();
    const head = (await this.rows(scope, entries)).find((row) => row.month === month)!;
    const names = await this.names(scope, own);
    return {
      ...head,
      book: own.map((entry) => entryRead(entry, names)),
      balances: balancesOf(own),
      vat: vatSummary(facts, (day) => day.startsWith(month)),
    };
  }

  /** The VAT of a period by rate, both days included. */
  async vat(scope: Scope, { from, to }: { from: LocalDate; to: LocalDate }): Promise<VatRow[]> {
    return vatSummary(await this.ledger.facts(scope), (day) => from <= day && day <= to);
  }

  /** A month in the layout of the FEC. */
  async fec(scope: Scope, month: string, validOn: string): Promise<{ bytes: Buffer; name: string; entries: number }> {
    const { entries, facts } = await this.book(scope);
    const own = entries.filter(({ onDay }) => onDay.startsWith(month));
    const { siren } = await this.school.school(scope);
    const names = await this.names(scope, own);
    const lastDay = addDays(addMonths(localDate(`${month}-01`), 1), -1);
    const bytes = fecOf(own, { names, lettering: letteringOf(facts, entries), validOn });
    return { bytes, name: fecName(siren, lastDay), entries: own.length };
  }

  private async book(scope: Scope): Promise<{ entries: BookEntry[]; facts: SealedFact[] }> {
    const facts = await this.ledger.facts(scope);
    const dated = (await this.school.settings(scope)).flatMap((row) => (row.key === 'accounts' ? [row] : []));
    // Newest first.
    // Given before fees or penalties had an account, a value has none.
    const accountsOn = (day: string) => ({ ...USUAL, ...dated.find(({ validFrom }) => validFrom <= day)?.value });
    return { facts, entries: entriesOf(facts, accountsOn) };
  }

  private async rows(scope: Scope, entries: readonly BookEntry[]): Promise<MonthRow[]> {
    const closed = await this.closed(scope);
    const present = this.clock.today().slice(0, 7);
    const months = [...new Set(entries.map(({ onDay }) => onDay.slice(0, 7)))].sort().reverse();
    return months.map((month) => ({
      month,
      entries: entries.filter(({ onDay }) => onDay.startsWith(month)).length,
      closed: closed.find((row) => row.month === month) ?? null,
      over: month < present,
    }));
  }

  private async closed({ schoolId }: Scope) {
    const rows = await this.read.manager.find(ClosedMonth, { where: { schoolId } });
    return rows.map(({ month, fileId, closedAt, entries }) => ({ month, fileId, closedAt, entries }));
  }

  private names(scope: Scope, entries: readonly BookEntry[]): Promise<Map<number, string>> {
    const ids = entries.flatMap(({ lines }) =>
      lines.flatMap(({ partnerId }) => (partnerId === null ? [] : [partnerId])),
    );
    return this.partners.names(scope, [...new Set(ids)]);
  }
}

const entryRead = (entry: BookEntry, names: ReadonlyMap<number, string>): BookEntryRead => ({
  ...entry,
  lines: entry.lines.map(({ partnerId, ...line }) => ({
    ...line,
    auxiliary: partnerId === null ? null : auxiliary(partnerId),
    customer: partnerId === null ? null : (names.get(partnerId) ?? null),
  })),
});

function balancesOf(entries: readonly BookEntry[]): MonthSheet['balances'] {
  const rows = new Map<string, MonthSheet['balances'][number]>();
  for (const { account, use, debitCents, creditCents } of entries.flatMap(({ lines }) => lines)) {
    const row = rows.get(account) ?? { account, use, debitCents: 0, creditCents: 0 };
    row.debitCents += debitCents;
    row.creditCents += creditCents;
    rows.set(account, row);
  }
  return [...rows.values()].sort((a, b) => a.account.localeCompare(b.account));
}
