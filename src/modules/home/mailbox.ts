import type { OutboxMessage } from '../../core/core.entities.js';
import { wholeBody } from '../../core/mail/outbox.js';
import type { Settings } from '../../core/settings.js';

/** A message of the outbox as a head reads it. Instants ISO 8601 UTC. */
export interface MessageRead {
  id: number;
  recipient: string;
  subject: string;
  body: string;
  fileId: number | null;
  state: 'pending' | 'sent' | 'dead';
  attempts: number;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
}

/** Links that open a door are their recipient's alone, but in the demo. */
export function messageRead(message: OutboxMessage, { demoMailbox }: Settings): MessageRead {
  const body = demoMailbox ? wholeBody(message) : message.body;
  const { id, recipient, subject, fileId, state, attempts, lastError, createdAt, sentAt } = message;
  return { id, recipient, subject, body, fileId, state, attempts, lastError, createdAt, sentAt };
}
