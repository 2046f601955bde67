import type { EntityManager } from 'typeorm';
import { sql } from '../../core/database/sql.js';
import type { Bilingual } from '../../core/words/words.js';
import { issuedModels } from '../invoicing/index.js';
import { LedgerEntry } from './ledger-entry.entity.js';
import { canonical, GENESIS, hashOf } from './ledger.seal.js';
import { entryOf } from './on-sealed-events.js';

const BATCH = 500;
const MOST_TRIES = 5;

/** A place where the chain, or what it seals, is not what it was. */
export interface LedgerFault {
  /** The entry it was found at; null for what is in no entry. */
  seq: number | null;
  what: Bilingual<string>;
}
export interface LedgerVerdict {
  entries: number;
  headHash: string;
  faults: LedgerFault[];
}

const fault = (seq: number | null, fr: string, en: string): LedgerFault => ({ seq, what: { fr, en } });

/**
 * Computes the whole chain of a school again, and holds what it seals against the rows and files of today: every
 * invoice and credit note to its last field, every payment. Reads only.
 */
export async function verifyLedger(manager: EntityManager, schoolId: number): Promise<LedgerVerdict> {
  for (let tries = 1; ; tries++) {
    const before = await headOf(manager, schoolId);
    const verdict = await verifyOnce(manager, schoolId);
    // Read while somebody wrote, it may be wrong without a fault: read again.
    const still = tries === MOST_TRIES || before?.hash === (await headOf(manager, schoolId))?.hash;
    if (verdict.faults.length === 0 || still) return verdict;
  }
}

async function verifyOnce(manager: EntityManager, schoolId: number): Promise<LedgerVerdict> {
  const faults: LedgerFault[] = [];
  const sealed = new Map<string, { seq: number; payload: string }>();
  let end = { seq: 0, hash: GENESIS };
  for (let batch = await entries(manager, schoolId, 0); batch.length > 0;) {
    for (const entry of batch) {
      faults.push(...chainFaults(entry, end));
      end = { seq: entry.seq, hash: entry.hash };
      sealed.set(`${entry.type} ${entry.number}`, { seq: entry.seq, payload: entry.payload });
    }
    batch = batch.length < BATCH ? [] : await entries(manager, schoolId, end.seq);
  }
  faults.push(...(await headFaults(manager, schoolId, end)));
  faults.push(...(await invoiceFaults(manager, schoolId, sealed)));
  faults.push(...(await paymentFaults(manager, schoolId, sealed)));
  faults.push(...(await outgoingFaults(manager, schoolId, sealed)));
  faults.push(...(await penaltyFaults(manager, schoolId, sealed)));
  return { entries: end.seq, headHash: end.hash, faults };
}

/** The schools that have a ledger or should have one. */
export async function schoolsWithPapers(manager: EntityManager): Promise<number[]> {
  const rows = await sql<{ id: number }>(
    manager,
    `SELECT s.id FROM school s WHERE EXISTS (SELECT 1 FROM ledger_head h WHERE h.school_id = s.id)
       OR EXISTS (SELECT 1 FROM ledger_entry e WHERE e.school_id = s.id)
       OR EXISTS (SELECT 1 FROM invoice i WHERE i.school_id = s.id AND i.state = 'issued') ORDER BY s.id`,
  );
  return rows.map(({ id }) => Number(id));
}

function entries(manager: EntityManager, schoolId: number, afterSeq: number): Promise<LedgerEntry[]> {
  return manager
    .createQueryBuilder(LedgerEntry, 'e')
    .where('e.schoolId = :schoolId AND e.seq > :afterSeq', { schoolId, afterSeq })
    .orderBy('e.seq')
    .limit(BATCH)
    .getMany();
}

function chainFaults(entry: LedgerEntry, before: { seq: number; hash: string }): LedgerFault[] {
  const { seq, type, number } = entry;
  return [
    ...(seq === before.seq + 1
      ? []
      : [
          fault(
            seq,
            `les écritures ${before.seq + 1} à ${seq - 1} manquent`,
            `entries ${before.seq + 1} to ${seq - 1} are missing`,
          ),
        ]),
    ...(entry.prevHash === before.hash
      ? []
      : [fault(seq, 'elle ne suit pas celle d’avant', 'it does not follow the one before')]),
    ...(hashOf(entry) === entry.hash
      ? []
      : [fault(seq, `${type} ${number} : son contenu a changé`, `${type} ${number}: what it says was changed`)]),
  ];
}

async function headOf(manager: EntityManager, schoolId: number) {
  const query = 'SELECT seq, hash FROM ledger_head WHERE school_id = ?';
  return (await sql<{ seq: number; hash: string }>(manager, query, [schoolId]))[0];
}

async function headFaults(
  manager: EntityManager,
  schoolId: number,
  end: { seq: number; hash: string },
): Promise<LedgerFault[]> {
  const head = await headOf(manager, schoolId);
  if ((head?.seq ?? 0) === end.seq && (head?.hash ?? GENESIS) === end.hash) return [];
  return [
    fault(null, 'la fin de la chaîne n’est pas là où elle devrait', 'the end of the chain is not where it should be'),
  ];
}

type SealedEntries = Map<string, { seq: number; payload: string }>;

async function invoiceFaults(manager: EntityManager, schoolId: number, sealed: SealedEntries): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  const seen = new Set<string>();
  for (let afterId = 0; ;) {
    const batch = await issuedModels(manager, schoolId, { afterId, limit: BATCH });
    for (const issued of batch) {
      const { type, number, payload } = entryOf(issued);
      const entry = sealed.get(`${type} ${number}`);
      seen.add(`${type} ${number}`);
      if (!entry) faults.push(fault(null, `${number} n’est pas dans le registre`, `${number} is not in the ledger`));
      else if (entry.payload !== canonical(payload))
        faults.push(
          fault(entry.seq, `${number} ne dit plus ce qui a été scellé`, `${number} no longer says what was sealed`),
        );
      afterId = issued.invoiceId;
    }
    if (batch.length < BATCH) break;
  }
  return [...faults, ...missing(sealed, seen, ['INVOICE', 'CREDIT_NOTE'])];
}

interface PaymentRow {
  number: string;
  partner_id: number;
  received_on: string;
  amount_cents: number | string;
  method: string;
  reference: string | null;
  state: string;
}

async function paymentFaults(manager: EntityManager, schoolId: number, sealed: SealedEntries): Promise<LedgerFault[]> {
  const rows = await sql<PaymentRow>(
    manager,
    'SELECT number, partner_id, received_on, amount_cents, method, reference, state FROM payment WHERE school_id = ? ORDER BY id',
    [schoolId],
  );
  const faults = rows.flatMap((row) => {
    const { number, method, reference, state } = row;
    const entry = sealed.get(`PAYMENT ${number}`);
    if (!entry) return [fault(null, `${number} n’est pas dans le registre`, `${number} is not in the ledger`)];
    const told = { number, method, reference, partnerId: Number(row.partner_id), receivedOn: row.received_on };
    const same = entry.payload === canonical({ ...told, amountCents: Number(row.amount_cents) });
    const undone = sealed.has(`PAYMENT_REVERSAL ${number}`) === (state === 'reversed');
    return same && undone
      ? []
      : [fault(entry.seq, `${number} ne dit plus ce qui a été scellé`, `${number} no longer says what was sealed`)];
  });
  return [...faults, ...missing(sealed, new Set(rows.map(({ number }) => `PAYMENT ${number}`)), ['PAYMENT'])];
}

interface OutgoingRow {
  number: string;
  kind: string;
  partner_id: number | string | null;
  credit_note: string | null;
  paid_on: string;
  amount_cents: number | string;
  label: string;
}

async function outgoingFaults(manager: EntityManager, schoolId: number, sealed: SealedEntries): Promise<LedgerFault[]> {
  const rows = await sql<OutgoingRow>(
    manager,
    `SELECT o.number, o.kind, o.partner_id, i.number AS credit_note, o.paid_on, o.amount_cents, o.label FROM outgoing o
     LEFT JOIN invoice i ON i.id = o.invoice_id WHERE o.school_id = ? ORDER BY o.id`,
    [schoolId],
  );
  const faults = rows.flatMap(({ number, kind, label, ...row }) => {
    const partnerId = row.partner_id === null ? null : Number(row.partner_id);
    const told = { number, kind, label, partnerId, creditNote: row.credit_note, paidOn: row.paid_on };
    const entry = sealed.get(`MONEY_OUT ${number}`);
    if (!entry) return [fault(null, `${number} n’est pas dans le registre`, `${number} is not in the ledger`)];
    return entry.payload === canonical({ ...told, amountCents: Number(row.amount_cents) })
      ? []
      : [fault(entry.seq, `${number} ne dit plus ce qui a été scellé`, `${number} no longer says what was sealed`)];
  });
  return [...faults, ...missing(sealed, new Set(rows.map(({ number }) => `MONEY_OUT ${number}`)), ['MONEY_OUT'])];
}

interface NoteRow {
  number: string;
  partner_id: number | string;
  decided_on: string;
  interest_cents: number | string;
  indemnity_cents: number | string;
  given_up_cents: number | string;
  given_up_on: string | null;
  given_up_reason: string | null;
}

async function penaltyFaults(manager: EntityManager, schoolId: number, sealed: SealedEntries): Promise<LedgerFault[]> {
  const rows = await sql<NoteRow>(
    manager,
    `SELECT number, partner_id, decided_on, interest_cents, indemnity_cents, given_up_cents, given_up_on, given_up_reason
     FROM penalty WHERE school_id = ? AND settled_cents IS NOT NULL ORDER BY id`,
    [schoolId],
  );
  const faults = rows.flatMap(({ number, ...row }) => {
    const entry = sealed.get(`PENALTY ${number}`);
    if (!entry) return [fault(null, `${number} n’est pas dans le registre`, `${number} is not in the ledger`)];
    const [told, end] = [noteTold(number, row), sealed.get(`PENALTY_GIVEN_UP ${number}`)];
    return entry.payload === told.claimed && end?.payload === told.givenUp
      ? []
      : [fault(entry.seq, `${number} ne dit plus ce qui a été scellé`, `${number} no longer says what was sealed`)];
  });
  return [...faults, ...missing(sealed, new Set(rows.map(({ number }) => `PENALTY ${number}`)), ['PENALTY'])];
}

/** What was sealed of a note, and of its end if it was given up. */
function noteTold(number: string, row: Omit<NoteRow, 'number'>): { claimed: string; givenUp: string | undefined } {
  const partnerId = Number(row.partner_id);
  const amounts = { interestCents: Number(row.interest_cents), indemnityCents: Number(row.indemnity_cents) };
  const claimed = canonical({ number, partnerId, claimedOn: row.decided_on, ...amounts });
  if (row.given_up_on === null) return { claimed, givenUp: undefined };
  const told = { number, partnerId, givenUpOn: row.given_up_on, reason: row.given_up_reason };
  return { claimed, givenUp: canonical({ ...told, amountCents: Number(row.given_up_cents) }) };
}

/** Sealed, and no longer in the base. */
function missing(sealed: SealedEntries, seen: ReadonlySet<string>, types: readonly string[]): LedgerFault[] {
  return [...sealed].flatMap(([key, { seq }]) =>
    types.includes(key.split(' ', 1)[0]!) && !seen.has(key)
      ? [fault(seq, `${key} n’est plus dans la base`, `${key} is no longer in the base`)]
      : [],
  );
}
