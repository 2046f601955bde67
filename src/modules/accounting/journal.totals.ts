import type { Cents } from '../../core/money/money.js';
import { signedVat, withVat, type VatBreakdown } from '../../core/money/vat.js';
import { depositsCents, type InvoiceModel, type UsedDeposit } from '../einvoice/index.js';
import type { AllocatedPayment, PaidOut, RecordedPayment } from '../payments/index.js';
import type { ClaimedPenalty, GivenUpPenalty } from '../invoicing/index.js';
import type { Accounts, AccountUse } from '../school/index.js';
import type { SealedFact } from '../ledger/index.js';
import { LeftToCollect, type Collected } from './collection.totals.js';
import { DepositPaid } from './deposit-paid.js';

/** VE sales, BQ bank, CA cash, OD the rest. */
export type JournalCode = 'VE' | 'BQ' | 'CA' | 'OD';

export interface BookLine {
  use: AccountUse;
  account: string;
  /** Whose account it is, on lines of customers. */
  partnerId: number | null;
  label: string;
  debitCents: Cents;
  creditCents: Cents;
}

/** An entry of double-entry bookkeeping: its lines balance. */
export interface BookEntry {
  /** 1, 2, 3… through all journals, in the order of the ledger. */
  number: number;
  journal: JournalCode;
  onDay: string;
  /** The paper, and its own day. */
  piece: string;
  pieceOn: string;
  label: string;
  lines: BookLine[];
}

interface SealedInvoice {
  partnerId: number;
  model: InvoiceModel;
}
type SealedPayment = Omit<RecordedPayment, 'paymentId'>;
type SealedAllocation = Omit<AllocatedPayment, 'paymentId'>;

/** What the facts before left for those after. */
interface Memory {
  invoices: Map<string, SealedInvoice>;
  payments: Map<string, SealedPayment>;
  /** Deposits booked once they are paid. Those booked when invoiced are not here. */
  deposits: Map<string, DepositPaid>;
  left: LeftToCollect;
}

/**
 * The entries of all sealed facts, in their order, each by the accounts of its day. The same facts give the same
 * entries. Throws when an entry would not balance: a fault of ours.
 */
export function entriesOf(facts: readonly SealedFact[], accountsOn: (day: string) => Accounts): BookEntry[] {
  const memory: Memory = { invoices: new Map(), payments: new Map(), deposits: new Map(), left: new LeftToCollect() };
  const entries: BookEntry[] = [];
  for (const fact of facts) {
    const entry = entryOf(fact, accountsOn(fact.onDay), memory);
    if (entry === null || entry.lines.length === 0) continue;
    if (balanceOf(entry.lines) !== 0) throw new Error(`${fact.type} ${fact.number} does not balance`);
    entries.push({ ...entry, number: entries.length + 1, onDay: fact.onDay });
  }
  return entries;
}

export const balanceOf = (lines: readonly Pick<BookLine, 'debitCents' | 'creditCents'>[]): Cents =>
  lines.reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0);

type NewBookEntry = Omit<BookEntry, 'number' | 'onDay'>;

function entryOf(fact: SealedFact, accounts: Accounts, memory: Memory): NewBookEntry | null {
  const came = memory.left.read(fact);
  switch (fact.type) {
    case 'INVOICE':
    case 'CREDIT_NOTE':
      return invoiceEntry(came, JSON.parse(fact.payload) as SealedInvoice, accounts, memory);
    case 'PAYMENT':
      return paymentEntry(JSON.parse(fact.payload) as SealedPayment, accounts, memory);
    case 'ALLOCATION':
      return depositEntry(came, fact, accounts, memory);
    case 'PAYMENT_REVERSAL':
      return reversalEntry(came, fact, accounts, memory);
    case 'MONEY_OUT':
      return paidOutEntry(JSON.parse(fact.payload) as PaidOut, accounts);
    case 'PENALTY':
      return penaltyEntry(JSON.parse(fact.payload) as ClaimedPenalty, accounts);
    case 'PENALTY_GIVEN_UP':
      return givenUpEntry(JSON.parse(fact.payload) as GivenUpPenalty, accounts);
    case 'SETTINGS_CHANGE':
    case 'CLOSING_DAY':
    case 'CLOSING_MONTH':
    case 'CLOSING_YEAR':
    case 'EXPORT':
      return null;
  }
}

const debit = (use: AccountUse, accounts: Accounts, cents: Cents, label: string, partnerId: number | null = null) =>
  signed(use, accounts, cents, { label, partnerId });
const credit = (use: AccountUse, accounts: Accounts, cents: Cents, label: string, partnerId: number | null = null) =>
  signed(use, accounts, -cents, { label, partnerId });

/** A line on the side its sign tells; none for nothing. */
function signed(use: AccountUse, accounts: Accounts, cents: Cents, told: Pick<BookLine, 'label' | 'partnerId'>) {
  if (cents === 0) return [];
  const side = cents > 0 ? { debitCents: cents, creditCents: 0 } : { debitCents: 0, creditCents: -cents };
  return [{ use, account: accounts[use], ...told, ...side }];
}

function invoiceEntry(
  came: readonly Collected[],
  sealed: SealedInvoice,
  accounts: Accounts,
  memory: Memory,
): NewBookEntry {
  const { model, partnerId } = sealed;
  const { number, typeCode, issuedOn, buyer, totals, vat, deposits } = model;
  memory.invoices.set(number, sealed);
  const back = typeCode === '381' || typeCode === '503';
  const label = `${back ? 'Avoir' : 'Facture'} ${number} ${buyer.name}`;
  const isDeposit = typeCode === '386' || typeCode === '503';
  const sign = back ? -1 : 1;
  const paper = { journal: 'VE' as const, piece: number, pieceOn: issuedOn, label };
  if (typeCode === '384') return { ...paper, lines: replacing(sealed, accounts, label) };
  if (typeCode === '386' && accounts.depositsOn === 'payment') {
    memory.deposits.set(number, new DepositPaid());
    return { ...paper, lines: [] };
  }
  const moved = depositsPaid(came, { accounts, partnerId, label: () => label }, memory);
  if (typeCode === '503' && memory.deposits.has(model.precedingInvoice!.number)) return { ...paper, lines: moved };
  const used = deposits.map((deposit) => ({ ...deposit, vat: bookedOf(deposit, memory) }));
  const due = totals.totalWithVatCents - withVat(used.flatMap((deposit) => deposit.vat));
  const sold = isDeposit
    ? credit('deposits', accounts, sign * totals.totalWithoutVatCents, label)
    : (['goods', 'services'] as const).flatMap((use) =>
        credit(use, accounts, sign * netOf(model, use === 'services'), label),
      );
  const taxed = vat.flatMap((row) => credit('vat', accounts, sign * row.vatCents, `${label} ${rateText(row.vatRate)}`));
  return {
    ...paper,
    lines: [
      ...debit('customers', accounts, sign * due, label, partnerId),
      ...used.flatMap((deposit) => takenOff(deposit, accounts, label)),
      ...sold,
      ...taxed,
      ...moved,
    ],
  };
}

/** It takes the place of another of the same amounts: nothing is sold again, the customer owes it by another paper. */
function replacing({ model, partnerId }: SealedInvoice, accounts: Accounts, label: string): BookLine[] {
  const due = model.totals.totalWithVatCents - depositsCents(model);
  return [
    ...debit('customers', accounts, due, label, partnerId),
    ...credit('customers', accounts, due, `${label}, remplace ${model.precedingInvoice!.number}`, partnerId),
  ];
}

const netOf = ({ lines }: InvoiceModel, services: boolean): Cents =>
  lines.filter(({ service }) => service === services).reduce((sum, { lineNetCents }) => sum + lineNetCents, 0);
const rateText = (rate: number): string => `TVA ${String(rate / 100).replace('.', ',')} %`;

/** What an invoice takes of a deposit is turned round as far as it is booked: what is not paid yet, the customer owes. */
function bookedOf({ number, vat }: UsedDeposit, { deposits, left }: Memory): readonly VatBreakdown[] {
  const deposit = deposits.get(number);
  deposit?.take(vat);
  return deposit?.move(left.settledOf(number)).map((row) => signedVat(row, -1)) ?? vat;
}

const takenOff = ({ number, vat }: UsedDeposit, accounts: Accounts, label: string): BookLine[] =>
  vat.flatMap((row) => [
    ...debit('deposits', accounts, row.taxableCents, `${label}, acompte ${number}`),
    ...debit('vat', accounts, row.vatCents, `${label}, acompte ${number} ${rateText(row.vatRate)}`),
  ]);

const MONEY = { transfer: 'bank', card: 'bank', cheque: 'cheques', cash: 'cash' } as const;

function paymentEntry(payment: SealedPayment, accounts: Accounts, memory: Memory): NewBookEntry {
  const { number, method, amountCents, partnerId, receivedOn, reference } = payment;
  memory.payments.set(number, payment);
  const label = ['Règlement', number, reference].filter(Boolean).join(' ');
  return {
    ...{ journal: method === 'cash' ? 'CA' : 'BQ', piece: number, pieceOn: receivedOn, label },
    lines: [
      ...debit(MONEY[method], accounts, amountCents, label),
      ...credit('customers', accounts, amountCents, label, partnerId),
    ],
  };
}

function paidOutEntry(
  { number, partnerId, creditNote, paidOn, amountCents, label: told }: PaidOut,
  accounts: Accounts,
) {
  const what = creditNote === null ? ['Frais bancaires', number, told] : ['Remboursement', number, creditNote];
  const label = what.filter(Boolean).join(' ');
  const use = creditNote === null ? 'fees' : 'customers';
  return {
    ...{ journal: 'BQ' as const, piece: number, pieceOn: paidOn, label },
    lines: [...debit(use, accounts, amountCents, label, partnerId), ...credit('bank', accounts, amountCents, label)],
  };
}

/** Owed by the customer, and no sale: outside VAT. */
function penaltyEntry(
  { number, partnerId, claimedOn, interestCents, indemnityCents }: ClaimedPenalty,
  accounts: Accounts,
): NewBookEntry {
  const label = `Pénalités de retard ${number}`;
  const cents = interestCents + indemnityCents;
  return {
    ...{ journal: 'OD', piece: number, pieceOn: claimedOn, label },
    lines: [...debit('customers', accounts, cents, label, partnerId), ...credit('penalties', accounts, cents, label)],
  };
}

function givenUpEntry({ number, partnerId, givenUpOn, amountCents }: GivenUpPenalty, accounts: Accounts): NewBookEntry {
  const label = `Abandon des pénalités ${number}`;
  return {
    ...{ journal: 'OD', piece: number, pieceOn: givenUpOn, label },
    lines: [
      ...debit('penalties', accounts, amountCents, label),
      ...credit('customers', accounts, amountCents, label, partnerId),
    ],
  };
}

/** Deposits touched that are booked once paid: out of what came, into deposits and their VAT; taken back, turned round. */
function depositsPaid(
  came: readonly Collected[],
  told: { accounts: Accounts; partnerId: number; label: (invoice: string) => string },
  { deposits, left }: Memory,
): BookLine[] {
  return came.flatMap(({ invoice }) => {
    const moved = deposits.get(invoice)?.move(left.settledOf(invoice)) ?? [];
    return depositMoved(moved, { ...told, label: told.label(invoice) });
  });
}

/** From the customer to deposits and their VAT, or back when negative. */
const depositMoved = (
  vat: readonly VatBreakdown[],
  { accounts, label, partnerId }: { accounts: Accounts; label: string; partnerId: number },
): BookLine[] => [
  ...debit('customers', accounts, withVat(vat), label, partnerId),
  ...vat.flatMap((row) => [
    ...credit('deposits', accounts, row.taxableCents, label),
    ...credit('vat', accounts, row.vatCents, `${label} ${rateText(row.vatRate)}`),
  ]),
];

function depositEntry(
  came: readonly Collected[],
  fact: SealedFact,
  accounts: Accounts,
  memory: Memory,
): NewBookEntry | null {
  const { number, onDay, payload } = fact;
  const { partnerId } = JSON.parse(payload) as SealedAllocation;
  const label = (invoice: string) => `Acompte ${invoice} réglé par ${number}`;
  const lines = depositsPaid(came, { accounts, partnerId, label }, memory);
  return { journal: 'OD', piece: number, pieceOn: onDay, label: `Acompte réglé ${number}`, lines };
}

const turned = (lines: readonly BookLine[], label: string): BookLine[] =>
  lines.map((line) => ({ ...line, label, debitCents: line.creditCents, creditCents: line.debitCents }));

function reversalEntry(
  came: readonly Collected[],
  { number, onDay }: SealedFact,
  accounts: Accounts,
  memory: Memory,
): NewBookEntry | null {
  const payment = memory.payments.get(number);
  if (!payment) return null;
  const label = `Annulation ${number}`;
  const { lines, journal } = paymentEntry(payment, accounts, memory);
  const deposits = depositsPaid(came, { accounts, partnerId: payment.partnerId, label: () => label }, memory);
  return { journal, piece: number, pieceOn: onDay, label, lines: [...turned(lines, label), ...deposits] };
}
