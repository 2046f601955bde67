import { OutboxMessage } from '../core.entities.js';
import type { ReadSource } from '../database/read-source.js';
import type { UnitOfWork } from '../database/unit-of-work.js';

/** Rows to count: a message is the plainest row of the core. */
export const aNote = (subject: string, more: Partial<OutboxMessage> = {}) => ({
  schoolId: 1,
  recipient: 'a@example.org',
  subject,
  body: 'x',
  secret: null,
  fileId: null,
  state: 'pending' as const,
  attempts: 0,
  nextAttemptAt: '2026-11-23T08:00:00.000Z',
  createdAt: '2026-11-23T08:00:00.000Z',
  lastError: null,
  sentAt: null,
  ...more,
});

export const write = (unit: UnitOfWork, subject: string) => unit.manager.insert(OutboxMessage, aNote(subject));

/** The subjects there are, as the read source sees them, in order. */
export async function notes(read: ReadSource, prefix = ''): Promise<string[]> {
  const rows = await read.manager.find(OutboxMessage, { order: { subject: 'ASC' } });
  return rows.map((row) => row.subject).filter((subject) => subject.startsWith(prefix));
}

/** A door that opens once. */
export function gate(): { open: () => void; opened: Promise<void> } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}
