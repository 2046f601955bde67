import { unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { OutboxMessage } from '../../../core/core.entities.js';
import { isPostgres, sql } from '../../../core/database/sql.js';
import { localDate } from '../../../core/time/local-date.js';
import { CorrectionsService, InvoicingService } from '../../invoicing/index.js';
import { PaymentsService } from '../../payments/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { SchoolService } from '../../school/index.js';
import { LedgerModule, LedgerQueries } from '../index.js';
import { Closings } from '../closings.js';
import { LedgerArchive } from '../ledger-archive.js';
import { LedgerOpening } from '../ledger-opening.js';
import { hashOf, type Sealed } from '../ledger.seal.js';
import { verifyLedger } from '../ledger.verifier.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
let queries: LedgerQueries;
beforeEach(async () => {
  house ??= await openHouse([LedgerModule]);
  house.clock.set(new Date('2026-11-23T08:00:00Z'));
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
  queries = house.get(LedgerQueries);
});
afterAll(() => house.close());

async function aPaidInvoice() {
  const invoice = await anInvoice(house, school);
  const { partnerId, id: invoiceId } = invoice;
  const paid = { receivedOn: localDate('2026-11-23'), amountCents: 10_000, method: 'transfer' as const };
  const allocations = [{ invoiceId, amountCents: 10_000 }];
  const payment = await house.get(PaymentsService).record(accountant, { partnerId, ...paid, allocations });
  return { invoice, payment };
}
const types = async () =>
  (await queries.ledger(accountant, {})).rows.filter(({ type }) => type !== 'SETTINGS_CHANGE').map(({ type }) => type);
const raw = <Row>(text: string, values: unknown[] = []) => sql<Row>(house.unit.manager, text, values);

describe('the sealed ledger', () => {
  it('holds each paper and payment once, in the order they were made, and is intact', async () => {
    const { invoice, payment } = await aPaidInvoice();
    await house.get(PaymentsService).reverse(accountant, payment.id, 'Chèque sans provision');
    const demand = { cause: 'returned' as const, reason: 'Retour' };
    const creditId = await house.get(InvoicingService).credit(accountant, invoice.id, demand);
    await house.get(InvoicingService).issue(accountant, creditId);
    expect(await types()).toEqual(['CREDIT_NOTE', 'PAYMENT_REVERSAL', 'ALLOCATION', 'PAYMENT', 'INVOICE']);
    const { rows } = await queries.ledger(accountant, { type: 'CREDIT_NOTE' });
    expect(rows[0]).toMatchObject({ number: 'AV-2026-00001', amountCents: -22_200 });
    expect(await queries.verify(accountant)).toMatchObject({ intact: true, faults: [], headHash: rows[0]!.hash });
  });

  it('seals what settings become', async () => {
    await house.get(SchoolService).putSetting(school.system, 'region_grant_cents', localDate('2027-01-01'), 510_000);
    const [last] = (await queries.ledger(accountant, {})).rows;
    const { payload } = await queries.entry(accountant, last!.seq);
    expect([last!.type, last!.number, payload]).toEqual([
      ...['SETTINGS_CHANGE', 'region_grant_cents', '{"validFrom":"2027-01-01","value":510000}'],
    ]);
  });

  it('falls with what it seals, and what it seals with it', async () => {
    const invoice = await anInvoice(house, school);
    const before = await queries.verify(accountant);
    const undone = new Error('undone');
    const failing = house.unit.run(async () => {
      await house.get(PaymentsService).record(accountant, {
        ...{ partnerId: invoice.partnerId, receivedOn: localDate('2026-11-23'), amountCents: 1, allocations: [] },
        method: 'cash',
      });
      throw undone;
    });
    await expect(failing).rejects.toBe(undone);
    expect(await queries.verify(accountant)).toEqual(before);
  });

  it('is only ever added to, one entry at a time', async () => {
    await aPaidInvoice();
    for (const text of [
      "UPDATE ledger_entry SET number = 'FA-2026-00009'",
      'DELETE FROM ledger_entry',
      'UPDATE ledger_head SET seq = seq + 2',
      'UPDATE ledger_head SET seq = seq - 1',
      "UPDATE ledger_head SET hash = 'x'",
      'DELETE FROM ledger_head',
    ])
      await expect(house.unit.run(() => raw(text))).rejects.toThrow(/ledger/);
    expect((await queries.verify(accountant)).intact).toBe(true);
  });

  it('goes on without a gap when fifty write at once', async () => {
    const { partnerId } = await anInvoice(house, school);
    const paid = { partnerId, receivedOn: localDate('2026-11-23'), amountCents: 100, method: 'card' as const };
    const record = () => house.get(PaymentsService).record(accountant, { ...paid, allocations: [] });
    const settled = await Promise.allSettled(Array.from({ length: 50 }, record));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
    const { intact, entries } = await queries.verify(accountant);
    expect(intact).toBe(true);
    expect((await queries.ledger(accountant, {})).rows[0]!.seq).toBe(entries);
  });
});

/** What the verifier finds when the base was changed behind its triggers; the base is as it was afterwards. */
async function foundAfter(text: string, values: unknown[]): Promise<number> {
  let faults = 0;
  const undone = new Error('undone');
  const { failure } = await house.unit.conclude(async () => {
    await withoutTriggers();
    await raw(text, values);
    faults = (await verifyLedger(house.unit.manager, school.id)).faults.length;
    throw undone;
  });
  if (failure !== undone) throw failure;
  return faults;
}

async function withoutTriggers(): Promise<void> {
  if (isPostgres(house.unit.manager.dataSource)) {
    await raw("SET LOCAL session_replication_role = 'replica'");
    return;
  }
  await raw('PRAGMA defer_foreign_keys = ON');
  const triggers = await raw<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  for (const { name } of triggers) await raw(`DROP TRIGGER ${name}`);
}

describe('whoever changes the base behind the house', () => {
  /** Columns that no paper says: names the base gives, and what is searched. */
  const UNSAID = ['id', 'school_id', 'order_id', 'order_line_id', 'invoice_id', 'version', 'search_text', 'created_at'];
  const ALSO = { invoice: ['credit_cause', 'prior_invoice_id', 'state'], payment: ['allocated_cents'] } as const;

  it.each(['ledger_entry', 'invoice', 'invoice_line', 'invoice_vat', 'payment'])(
    'is found in every column of %s',
    async (table) => {
      await aPaidInvoice();
      const [row] = await house.unit.run(() =>
        raw<Record<string, unknown>>(`SELECT * FROM ${table} WHERE school_id = ? ORDER BY id DESC`, [school.id]),
      );
      const left = [...UNSAID, ...((ALSO as Record<string, readonly string[]>)[table] ?? [])];
      const columns = Object.entries(row!).filter(([name]) => !left.includes(name));
      const unseen: string[] = [];
      for (const [name, value] of columns) {
        const other = otherThan(value);
        const faults = await foundAfter(`UPDATE ${table} SET ${name} = ? WHERE id = ?`, [other, row!.id]).catch(
          // A rule of the base refused it before the verifier could.
          () => 1,
        );
        if (faults === 0) unseen.push(name);
      }
      expect(unseen).toEqual([]);
      expect((await queries.verify(accountant)).intact).toBe(true);
    },
  );

  it('is found at every byte of what is sealed', async () => {
    const { invoice } = await aPaidInvoice();
    const [row] = (await queries.ledger(accountant, { q: invoice.number! })).rows;
    const { payload } = await queries.entry(accountant, row!.seq);
    for (let at = 0; at < payload.length; at += 61) {
      const broken = `${payload.slice(0, at)}${payload[at] === '0' ? '1' : '0'}${payload.slice(at + 1)}`;
      expect(await foundAfter('UPDATE ledger_entry SET payload = ? WHERE id = ?', [broken, row!.id])).toBeGreaterThan(
        0,
      );
    }
  });

  it('is found when an entry, the last one or a paper is taken away', async () => {
    const { invoice } = await aPaidInvoice();
    const { rows } = await queries.ledger(accountant, {});
    for (const { id } of rows)
      expect(await foundAfter('DELETE FROM ledger_entry WHERE id = ?', [id])).toBeGreaterThan(0);
    expect(await foundAfter('DELETE FROM ledger_head WHERE school_id = ?', [school.id])).toBeGreaterThan(0);
    expect(await foundAfter('DELETE FROM payment WHERE school_id = ?', [school.id])).toBeGreaterThan(0);
    const gone = "UPDATE invoice SET state = 'draft', number = NULL WHERE id = ?";
    expect(await foundAfter(gone, [invoice.id])).toBeGreaterThan(0);
  });

  const otherThan = (value: unknown): unknown => {
    if (typeof value === 'number') return value + 1;
    if (typeof value !== 'string') return 'x';
    if (/^-?\d+$/.test(value)) return String(Number(value) + 1);
    return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
  };
});

describe('closings', () => {
  it('tell once what a corrective invoice says again', async () => {
    const invoice = await anInvoice(house, school);
    const second = await house.get(CorrectionsService).draft(accountant, invoice.id, 'Adresse');
    await house.get(InvoicingService).issue(accountant, second);
    house.clock.set(new Date('2026-11-24T08:00:00Z'));
    await house.get(Closings).closeAll();
    const [day] = await queries.closings(accountant);
    expect(day).toMatchObject({ salesCents: 22_200, vat: [{ vatRate: 2000, taxableCents: 18_500, vatCents: 3_700 }] });
  });

  it('seal the totals of each day, month and year once it is over, and mail the hash of the month', async () => {
    await aPaidInvoice();
    expect(await house.get(Closings).closeAll()).toBe(0);
    house.clock.set(new Date('2026-11-24T08:00:00Z'));
    await anInvoice(house, school);
    house.clock.set(new Date('2027-01-02T08:00:00Z'));
    await Promise.all([house.get(Closings).closeAll(), house.get(Closings).closeAll()]);
    const closings = (await queries.closings(accountant)).reverse();
    expect(closings.map(({ type, period }) => `${type} ${period}`)).toEqual([
      ...['CLOSING_DAY 2026-11-23', 'CLOSING_DAY 2026-11-24', 'CLOSING_MONTH 2026-11', 'CLOSING_YEAR 2026'],
    ]);
    expect(closings.map(({ salesCents }) => salesCents)).toEqual([22_200, 22_200, 44_400, 44_400]);
    expect(closings.map(({ perpetualSalesCents }) => perpetualSalesCents)).toEqual([22_200, 44_400, 44_400, 44_400]);
    expect(closings[0]).toMatchObject({
      ...{ invoices: 1, creditNotes: 0, payments: 1, receivedCents: 10_000 },
      vat: [{ vatCategory: 'S', vatRate: 2000, taxableCents: 18_500, vatCents: 3_700 }],
    });
    const { hash } = await queries.entry(accountant, closings[2]!.seq);
    const mails = await house.read.manager.findBy(OutboxMessage, { schoolId: school.id });
    expect(mails.filter(({ body }) => body.includes(hash))).toHaveLength(1);
    expect((await queries.verify(accountant)).intact).toBe(true);
    expect(await house.get(Closings).closeAll()).toBe(0);
  });
});

describe('the archive of a month', () => {
  it('is verified by whoever reads its notice, with nothing of ours', async () => {
    const { invoice } = await aPaidInvoice();
    const { name, bytes } = await house.get(LedgerArchive).ofMonth(accountant, '2026-11');
    expect(name).toMatch(/^registre-.*-2026-11\.zip$/);
    const files = unzipSync(bytes);
    const text = (path: string) => Buffer.from(files[path]!).toString('utf8');
    expect(text('LISEZMOI.txt')).toContain('SHA-256');
    const entries = text('registre.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Sealed & { hash: string });
    let before = entries[0]!.prevHash;
    for (const entry of entries) {
      expect([entry.prevHash, hashOf(entry)]).toEqual([before, entry.hash]);
      before = entry.hash;
    }
    const sealed = entries.find(({ number }) => number === invoice.number)!;
    const { files: sums } = JSON.parse(sealed.payload) as { files: { pdf: string; xml: string } };
    const sha256 = (path: string) => createHash('sha256').update(files[path]!).digest('hex');
    expect(sha256(`documents/${invoice.number}.pdf`)).toBe(sums.pdf);
    expect(sha256(`documents/${invoice.number}.xml`)).toBe(sums.xml);
    await expect(house.get(LedgerArchive).ofMonth(accountant, '2020-01')).rejects.toMatchObject({ status: 404 });
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    const other = unzipSync((await house.get(LedgerArchive).ofMonth(stranger, '2026-11')).bytes);
    expect(Object.keys(other).filter((path) => path.startsWith('documents/'))).toEqual([]);
  });
});

// Last: on SQLite it leaves the base without triggers.
describe('a school that was there before the ledger', () => {
  it('has what it issued and received sealed once, in order', async () => {
    await aPaidInvoice();
    await house.unit.run(async () => {
      await withoutTriggers();
      await raw('DELETE FROM ledger_entry WHERE school_id = ?', [school.id]);
      await raw('DELETE FROM ledger_head WHERE school_id = ?', [school.id]);
    });
    expect((await queries.verify(accountant)).intact).toBe(false);
    await house.get(LedgerOpening).onApplicationBootstrap();
    await house.get(LedgerOpening).onApplicationBootstrap();
    expect(await types()).toEqual(['PAYMENT', 'INVOICE']);
    expect(await queries.verify(accountant)).toMatchObject({ intact: true, entries: 2 });
  });
});
