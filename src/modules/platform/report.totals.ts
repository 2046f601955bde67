import { roundedRatio, type Cents } from '../../core/money/money.js';
import { sameRate, type VatBreakdown } from '../../core/money/vat.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { LeftToCollect } from '../accounting/index.js';
import { isCredit, vatAsked, type InvoiceModel } from '../einvoice/index.js';
import type { SealedFact } from '../ledger/index.js';
import type { RecordedPayment, PaidOut } from '../payments/index.js';
import type { Audience, Operation, ReportKind, ReportRow } from './platform.types.js';

interface Part extends Pick<VatBreakdown, 'vatRate' | 'taxableCents' | 'vatCents'> {
  operation: Operation;
}
type Key = Pick<ReportRow, 'day' | 'audience' | 'operation' | 'vatRate' | 'onDebits'>;

/** What of a share of a VAT row is of services, by the lines of that row; the rest is of goods. */
function divided(model: InvoiceModel, row: VatBreakdown): Part[] {
  const { vatRate, taxableCents, vatCents } = row;
  if (row.vatCategory !== 'S') return [{ operation: 'TNT1', vatRate, taxableCents, vatCents }];
  const lines = model.lines.filter(sameRate(row));
  // A deposit has one line for all that is ordered.
  const serves = model.businessProcess.startsWith('S');
  const net = (own: typeof lines) => own.reduce((sum, { lineNetCents }) => sum + lineNetCents, 0);
  const services = net(lines.filter(({ service }) => service || serves));
  const of = (cents: Cents) => roundedRatio(BigInt(cents) * BigInt(services), BigInt(net(lines) || 1));
  const served = { taxableCents: of(taxableCents), vatCents: of(vatCents) };
  return [
    { operation: 'TPS1', vatRate, ...served },
    {
      ...{ operation: 'TLB1', vatRate },
      ...{ taxableCents: taxableCents - served.taxableCents, vatCents: vatCents - served.vatCents },
    },
  ];
}

/** Whom a paper sells to, by its note BAR; null when it is no business of e-reporting. */
function audienceOf({ notes }: InvoiceModel): Audience | null {
  const treatment = notes.find(({ subjectCode }) => subjectCode === 'BAR')?.content;
  return treatment === 'B2C' ? 'consumer' : treatment === 'B2BINT' ? 'abroad' : null;
}

/** Sums by day, audience, operation and rate. */
class Sums {
  private readonly rows = new Map<string, ReportRow>();

  add(key: Key, { taxableCents, vatCents }: Part, sign: number, count: number): void {
    const { day, audience, operation, vatRate, onDebits } = key;
    const name = [day, audience, operation, 100_000 - vatRate, onDebits].join();
    const row = this.rows.get(name) ?? { day, audience, operation, vatRate, onDebits, ...NOTHING };
    row.count += count;
    row.taxableCents += sign * taxableCents;
    row.vatCents += sign * vatCents;
    this.rows.set(name, row);
  }

  /** By day; what comes to nothing is left out. */
  list(): ReportRow[] {
    const named = [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    return named.filter(({ count, taxableCents, vatCents }) => count !== 0 || taxableCents !== 0 || vatCents !== 0);
  }
}
const NOTHING = { count: 0, taxableCents: 0, vatCents: 0 };

/**
 * What is to declare of sales and of payments, by day, from the sealed facts. A sale counts on the day of its paper, a
 * credit note takes away on its own; a corrective invoice takes back what it replaces and says its own. Payments are
 * those of services whose VAT is due when they are paid (CGI 290 A), on the day the money came or went.
 */
export function reported(facts: readonly SealedFact[]): Record<ReportKind, ReportRow[]> {
  const left = new LeftToCollect();
  const models = new Map<string, InvoiceModel>();
  const receivedOn = new Map<string, LocalDate>();
  const sales = new Sums();
  const payments = new Sums();
  for (const fact of facts) {
    const came = left.read(fact);
    if (fact.type === 'PAYMENT') receivedOn.set(fact.number, (JSON.parse(fact.payload) as RecordedPayment).receivedOn);
    if (fact.type === 'INVOICE' || fact.type === 'CREDIT_NOTE') {
      const { model } = JSON.parse(fact.payload) as { model: InvoiceModel };
      models.set(model.number, model);
      sell(sales, model, models);
    }
    const day = moneyDay(fact, receivedOn);
    for (const { invoice, vat } of came) collect(payments, { model: models.get(invoice)!, day, vat });
  }
  return { sales: sales.list(), payments: payments.list() };
}

function sell(sums: Sums, model: InvoiceModel, models: ReadonlyMap<string, InvoiceModel>): void {
  const { issuedOn: day, typeCode, precedingInvoice } = model;
  const tell = (paper: InvoiceModel, sign: 1 | -1, count: number) => {
    const audience = audienceOf(paper);
    if (audience === null) return;
    for (const part of vatAsked(paper).flatMap((row) => divided(paper, row)))
      if (part.taxableCents !== 0 || part.vatCents !== 0)
        sums.add({ day, audience, ...part, onDebits: dueOnDebits(paper, part) }, part, sign, count);
  };
  const prior = typeCode === '384' ? models.get(precedingInvoice!.number) : undefined;
  if (prior) tell(prior, -1, -1);
  tell(model, isCredit(typeCode) ? -1 : 1, isCredit(typeCode) ? 0 : 1);
}

const dueOnDebits = ({ vatDueCode }: InvoiceModel, { operation }: Part): boolean =>
  operation === 'TPS1' && vatDueCode === '5';

function collect(
  sums: Sums,
  { model, day, vat }: { model: InvoiceModel; day: LocalDate; vat: readonly VatBreakdown[] },
): void {
  const audience = audienceOf(model);
  if (audience === null || model.vatDueCode === '5') return;
  for (const part of vat.flatMap((row) => divided(model, row))) {
    const { operation, vatRate, taxableCents, vatCents } = part;
    if (operation !== 'TPS1' || taxableCents + vatCents === 0) continue;
    sums.add({ day, audience, operation, vatRate, onDebits: false }, part, 1, taxableCents + vatCents > 0 ? 1 : 0);
  }
}

/** The day money came or went; that of the fact itself for a payment taken back. */
function moneyDay(fact: SealedFact, receivedOn: ReadonlyMap<string, LocalDate>): LocalDate {
  if (fact.type === 'ALLOCATION') return receivedOn.get(fact.number)!;
  if (fact.type === 'MONEY_OUT') return (JSON.parse(fact.payload) as PaidOut).paidOn;
  return fact.onDay as LocalDate;
}

/** All of some rows. */
export function sumOf(rows: readonly ReportRow[]): { taxableCents: Cents; vatCents: Cents } {
  const sum = (of: 'taxableCents' | 'vatCents') => rows.reduce((total, row) => total + row[of], 0);
  return { taxableCents: sum('taxableCents'), vatCents: sum('vatCents') };
}
