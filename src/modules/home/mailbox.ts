import type { OutboxMessage } from '../../core/core.entities.js';

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

export function messageRead(message: OutboxMessage): MessageRead {
  const { id, recipient, subject, body, fileId, state, attempts, lastError, createdAt, sentAt } = message;
  return { id, recipient, subject, body, fileId, state, attempts, lastError, createdAt, sentAt };
}
