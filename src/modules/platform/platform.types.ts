import type { Cents } from '../../core/money/money.js';
import type { VatRate } from '../../core/money/vat.js';
import type { LocalDate } from '../../core/time/local-date.js';

/** Who gives a status (UNTDID 3035): seller, buyer, platform, public portal; the others stand for one of them. */
export const ACTORS = ['SE', 'BY', 'WK', 'DFH', 'AB', 'DL', 'SR', 'PE', 'PR', 'II', 'IV'] as const;
export type Actor = (typeof ACTORS)[number];
export type Source = 'manual' | 'platform' | 'house';

export const CHANNELS = ['platform', 'chorus', 'none'] as const;
export type Channel = (typeof CHANNELS)[number];
export type AsideReason = 'out_of_scope' | 'consumer' | 'abroad' | 'no_platform' | 'no_address';

export const FLOW_STATES = ['by_hand', 'pending', 'sent', 'dead', 'refused'] as const;
export type FlowState = (typeof FLOW_STATES)[number];

/** Of XP Z12-013. */
export type FlowSyntax = 'Factur-X' | 'CDAR';

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

export interface FlowRead {
  id: number;
  invoiceId: number;
  kind: 'invoice' | 'status';
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
