import { eventType } from '../../core/events/event-bus.js';
import type { Actor, Source } from './platform.types.js';

/** A status of an issued invoice was added: 207 holds its reminders (`on-dispute.ts`). */
export const statusReceived = eventType<{
  invoiceId: number;
  code: number;
  /** ISO 8601 UTC */
  at: string;
  actor: Actor;
  reason: string | null;
  source: Source;
}>('platform.status_received.1');
