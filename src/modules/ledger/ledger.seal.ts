import { createHash } from 'node:crypto';
import type { LedgerEntry } from './ledger-entry.entity.js';

/** What the first entry of a school seals. */
export const GENESIS = '0'.repeat(64);
export const HASH_VERSION = 1;

export type Sealed = Pick<
  LedgerEntry,
  'seq' | 'type' | 'number' | 'onDay' | 'occurredAt' | 'amountCents' | 'payload' | 'hashVersion' | 'prevHash'
>;

/**
 * SHA-256, in hexadecimal, of the nine fields of an entry in the order below, one a line, in UTF-8. Nothing of it
 * depends on a machine, a language, a base or an id: who holds the rows can compute it again without us.
 */
export function hashOf(entry: Sealed): string {
  const { hashVersion, prevHash, seq, type, number, onDay, occurredAt, amountCents, payload } = entry;
  const told = [hashVersion, prevHash, seq, type, number, onDay, occurredAt, amountCents, payload];
  return createHash('sha256').update(told.join('\n'), 'utf8').digest('hex');
}

/**
 * JSON of one shape alone: keys sorted, no space, texts in NFC, integers only. The same facts give the same text on
 * any machine. Throws a TypeError for what has no such shape.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`Not an integer: ${value}`);
    return String(value === 0 ? 0 : value);
  }
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`Not a plain value: ${typeof value}`);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}
