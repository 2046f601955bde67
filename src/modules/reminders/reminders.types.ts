import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { PenaltyDecision } from '../invoicing/index.js';
import type { ReminderLevel } from '../school/index.js';
import type { HoldKind } from './reminder.entity.js';

export type { HoldKind };

/** The last reminder of an invoice. */
export interface SentReminder {
  level: ReminderLevel;
  sentOn: LocalDate;
}

export interface HoldRead {
  kind: HoldKind;
  promisedOn: LocalDate | null;
  reason: string;
  createdAt: string;
}

/** An invoice something is left to pay of, as reminding sees it. */
export interface OwedInvoice {
  id: number;
  number: string;
  partnerId: number;
  partnerName: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  dueCents: Cents;
  fileId: number | null;
  last: SentReminder | null;
  /** What holds it back today. */
  hold: HoldRead | null;
  /** What is to send today. */
  next: ReminderLevel | null;
}

/** One letter to one customer: every invoice that is at the same level. */
export interface ProposedLetter {
  /** Of this very text: when anything in it changes, so does the key. */
  key: string;
  partnerId: number;
  partnerName: string;
  level: ReminderLevel;
  dueCents: Cents;
  invoices: { invoiceId: number; number: string; dueOn: LocalDate; dueCents: Cents }[];
}

/** What the law would give on an invoice paid late by a professional: offered, never counted by itself. */
export interface PenaltyOffer {
  invoiceId: number;
  days: number;
  /** Of today, in hundredths of a percent. */
  rate: number;
  interestCents: Cents;
  indemnityCents: Cents;
}

/** Both null: nothing is due to the school but the invoice. */
export interface PenaltyRead {
  offer: PenaltyOffer | null;
  decision: PenaltyDecision | null;
}

export interface SentLetter {
  id: number;
  partnerId: number;
  partnerName: string;
  level: ReminderLevel;
  sentOn: LocalDate;
  fileId: number;
  invoices: { invoiceId: number; number: string; dueCents: Cents }[];
}

/** What was said to a customer, and what it owes. */
export interface CustomerReminders {
  partnerId: number;
  partnerName: string;
  owed: OwedInvoice[];
  /** The last fifty, newest first. */
  letters: SentLetter[];
}
