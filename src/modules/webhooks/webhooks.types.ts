import type { WebhookState } from './webhook.entity.js';

export interface WebhookRead {
  id: number;
  url: string;
  /** ISO 8601 UTC. */
  createdAt: string;
  /** Messages that were given up. */
  dead: number;
}

export interface WebhookDeliveryRead {
  id: number;
  /** `webhook-id` of the message. */
  messageId: string;
  /** `order.confirmed`, `invoice.issued`… */
  type: string;
  state: WebhookState;
  attempts: number;
  /** What the last attempt was answered; null before the first. */
  lastAnswer: string | null;
  /** ISO 8601 UTC. */
  createdAt: string;
  /** ISO 8601 UTC; of a message that waits. */
  nextAttemptAt: string | null;
}

/** What is signed and sent, as JSON. */
export interface WebhookMessage {
  type: string;
  /** When it happened, ISO 8601 UTC. */
  timestamp: string;
  /** Where to read the rest: no amount and no name travels here. */
  data: { id: number; number: string | null; state: string; href: string } | Record<string, never>;
}
