import type { Cents } from '../../core/money/money.js';
import type { VatRate } from '../../core/money/vat.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { ReminderLevel } from '../school/index.js';

/** Who gives a status (UNTDID 3035): seller, buyer, platform, public portal; the others stand for one of them. */
export const ACTORS = ['SE', 'BY', 'WK', 'DFH', 'AB', 'DL', 'SR', 'PE', 'PR', 'II', 'IV'] as const;
export type Actor = (typeof ACTORS)[number];
export type Source = 'manual' | 'platform' | 'house';

export const CHANNELS = ['platform', 'chorus', 'none'] as const;
export type Channel = (typeof CHANNELS)[number];
export type AsideReason = 'out_of_scope' | 'consumer' | 'abroad' | 'no_platform' | 'no_address';

export const FLOW_STATES = ['by_hand', 'pending', 'sent', 'dead', 'refused'] as const;
export type FlowState = (typeof FLOW_STATES)[number];

/** An invoice itself, a status of one, or a declaration of sales or payments. */
export type FlowKind = 'invoice' | 'status' | 'report';
/** Of XP Z12-013. */
export type FlowSyntax = 'Factur-X' | 'CDAR' | 'FRR';
export const SYNTAX_OF: Readonly<Record<FlowKind, FlowSyntax>> = { invoice: 'Factur-X', status: 'CDAR', report: 'FRR' };

export type TaskKind = 'refused' | 'rejected' | 'dispute' | 'document' | 'quality';

/** What one detail of a status says. */
export interface StatusDetail {
  reason: string | null;
  note: string | null;
  /** All taxes included. */
  amountCents: Cents | null;
  vatRate: VatRate | null;
}

/** A detail of a status, as the timeline shows it. */
export interface StatusRead extends StatusDetail {
  id: number;
  code: number;
  at: string;
  actor: Actor;
  source: Source;
  fileId: number | null;
  notedAt: string;
}

export interface TaskRead {
  id: number;
  kind: TaskKind;
  state: 'open' | 'done';
  invoiceId: number;
  number: string;
  partnerName: string;
  /** Of the status that asks. */
  code: number;
  reason: string | null;
  note: string | null;
  nonConformityId: number | null;
  openedAt: string;
}

/** Something that waits for a person, and where it is done. */
export interface ToDoRead {
  what: TaskKind | 'dead_file' | 'refused_file' | 'unread';
  /** Of the invoice, the name of the file, or the day of the message. */
  number: string;
  partnerName: string | null;
  href: string;
}

export interface FlowRead {
  id: number;
  /** Null for a declaration: it is of many. */
  invoiceId: number | null;
  kind: FlowKind;
  state: FlowState;
  trackingId: string;
  fileId: number;
  flowId: string | null;
  lastAnswer: string | null;
  attempts: number;
  dropFileId: number | null;
  sentAt: string | null;
}

/** An issued paper and where it is. */
export interface PlatformRow {
  id: number;
  invoiceId: number;
  number: string;
  typeCode: string;
  issuedOn: LocalDate;
  partnerId: number;
  partnerName: string;
  totalWithVatCents: Cents;
  channel: Channel;
  reason: AsideReason | null;
  /** Of its file; null when it goes no way. */
  flowState: FlowState | null;
  /** The last status; null before the first. */
  code: number | null;
}

/** A line of the invoice's order a customer may complain of. */
export interface ClaimableLine {
  orderLineId: number;
  itemName: string;
}

export interface PlatformSheet extends PlatformRow {
  orderId: number;
  lines: ClaimableLine[];
  statuses: StatusRead[];
  flows: FlowRead[];
  tasks: TaskRead[];
}

/** A message of the platform that could not be read, and why. */
export interface Unread {
  id: number;
  fileId: number | null;
  answer: string;
  receivedAt: string;
}

export interface DirectoryRead {
  /** Whether there is a platform to ask; without one the rest is not known. */
  connected: boolean;
  siren: string | null;
  /** Null when the directory does not know it. */
  company: { name: string; active: boolean } | null;
  /** Whether the address that is its SIREN receives invoices; null when it has none, or the platform does not say. */
  receives: boolean | null;
}

export interface ImportResult {
  /** Details of statuses that were not there yet. */
  added: number;
  known: number;
}

/** What a declaration tells: what was sold, or what of services was paid. */
export const REPORT_KINDS = ['sales', 'payments'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
/** A consumer, or a professional abroad. */
export type Audience = 'consumer' | 'abroad';
/** TT-81: goods and services taxed in France, and what is not. */
export type Operation = 'TLB1' | 'TPS1' | 'TNT1';

/** What a day comes to at one rate; less than nothing where more was given back. */
export interface ReportRow {
  day: LocalDate;
  audience: Audience;
  operation: Operation;
  vatRate: VatRate;
  /** Services of a school that chose to owe VAT when it invoices (TT-80). */
  onDebits: boolean;
  /** Invoices, or payments; what is given back is not counted. */
  count: number;
  taxableCents: Cents;
  vatCents: Cents;
}

/** A file that was declared. */
export interface DeclarationRead {
  id: number;
  /** 1 for the first of its period. */
  rank: number;
  /** It takes the place of an earlier one. */
  correction: boolean;
  fileId: number;
  declaredAt: string;
  flowState: FlowState;
}

/**
 * Where a period is: still running, without anything to tell, to declare, declared, or declared and changed since.
 */
export type ReportState = 'running' | 'nothing' | 'due' | 'ready' | 'declared' | 'changed';

export interface ReportPeriodRead {
  kind: ReportKind;
  from: LocalDate;
  to: LocalDate;
  /** The last day to declare it. */
  dueOn: LocalDate;
  state: ReportState;
  late: boolean;
  taxableCents: Cents;
  vatCents: Cents;
  /** The last first. */
  declarations: DeclarationRead[];
}

/** A month, day by day. */
export interface ReportMonth {
  month: string;
  sales: ReportRow[];
  payments: ReportRow[];
}

/** Something that happened to an invoice. */
export interface StoryEvent {
  day: LocalDate;
  /** When it was written down: the order within a day. */
  at: string;
  what:
    | 'issued'
    | 'credited'
    | 'replaced'
    | 'mailed'
    | 'mail_waits'
    | 'mail_failed'
    | 'to_platform'
    | 'to_chorus'
    | 'paid'
    | 'taken_back'
    | 'refunded'
    | 'reminded'
    | 'claimed'
    | 'waived'
    | 'given_up'
    | 'status';
  /** Of the paper or of the payment. */
  number: string | null;
  amountCents: Cents | null;
  href: string | null;
  /** Of a status. */
  code: number | null;
  /** Of a reminder. */
  level: ReminderLevel | null;
  reason: string | null;
  said: string | null;
}

export interface StoryRead {
  invoiceId: number;
  /** Null of a draft. */
  number: string | null;
  /** Oldest first. */
  events: StoryEvent[];
}
