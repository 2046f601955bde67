import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';

/** A movement as a bank's file tells it. */
export interface ReadLine {
  bookedOn: LocalDate;
  /** Positive for money that comes in. */
  amountCents: Cents;
  /** What the payer wrote. */
  label: string;
  counterparty: string;
  counterpartyAccount: string;
  /** The bank's own number of the movement; empty when it gives none. */
  bankReference: string;
}

/** A statement as a bank's file tells it. */
export interface ReadStatement {
  /** IBAN, or what the bank names the account by; empty when the file does not say. */
  account: string;
  openingCents: Cents | null;
  closingCents: Cents | null;
  lines: ReadLine[];
}

/**
 * `returned`: a payment the bank took back, and the movement that did. `paid_out`: a bank fee, or a refund. `grant`: a
 * receipt of a grant.
 */
export type LineState = 'open' | 'matched' | 'aside' | 'returned' | 'paid_out' | 'grant';

/** A grant, as the bank's page names it. */
export interface GrantNamed {
  grantId: number;
  /** `Région Normandie · 2026-2027` */
  name: string;
  href: string;
}

/** The grant a line may pay. */
export interface GrantProposal extends GrantNamed {
  /** Out of 100: 60 for the exact amount, 30 for the agreement or its funder's name, 10 for a word of it. */
  score: number;
}

/** What a line may settle. */
export interface Proposal {
  /** Out of 100: 60 for the exact amount, 30 for the numbers, 10 for the payer. */
  score: number;
  partnerId: number;
  partnerName: string;
  /** `penaltyId` on a penalty note, whose invoice is the one paid late. */
  parts: { invoiceId: number; penaltyId: number | null; number: string; amountCents: Cents }[];
}

export interface BankLineRead {
  id: number;
  bookedOn: LocalDate;
  amountCents: Cents;
  label: string;
  counterparty: string;
  state: LineState;
  /** The payment it became. */
  paymentId: number | null;
  /** A file of another format had told it. */
  duplicate: boolean;
  /** Payments an open debit may take back. */
  returns: { paymentId: number; number: string; partnerName: string }[];
  /** Credit notes an open debit may refund. */
  refunds: { creditNoteId: number; number: string; partnerName: string }[];
  /** An open debit that looks like a fee of the bank. */
  fee: boolean;
  /** Of an open line. */
  proposal: Proposal | null;
  /** A grant an open credit may pay. */
  grantProposal: GrantProposal | null;
  /** The grant it paid. */
  grant: GrantNamed | null;
}

export interface ImportResult {
  /** Movements that were not there yet. */
  added: number;
  /** Movements that another file brought before. */
  known: number;
  /** New, and put aside: a file of another format had told them. */
  elsewhere: number;
}
