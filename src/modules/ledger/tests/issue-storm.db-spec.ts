import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { EventBus } from '../../../core/events/event-bus.js';
import { localDate } from '../../../core/time/local-date.js';
import { verify } from '../../../core/upkeep/verify.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { confirmQuietly } from '../../delivery/tests/quick-order.builder.js';
import { invoiceIssued, InvoicingService } from '../../invoicing/index.js';
import { PartnersService } from '../../partners/index.js';
import { aPartner } from '../../partners/tests/partners.builder.js';
import { OrdersService } from '../../sales/index.js';
import { aDraft, allCells } from '../../sales/tests/sales.builder.js';
import { SchoolService } from '../../school/index.js';
import { LedgerModule, LedgerQueries } from '../index.js';

/** A hundred invoices issued at the same moment, some of whose papers, files or seals fail. */
describe('a storm of invoices', () => {
  let house: House;
  let school: TestSchool;
  let accountant: Scope;
  const sound: number[] = [];
  const brokenXml: number[] = [];
  const unsealed: number[] = [];

  beforeAll(async () => {
    house = await openHouse([LedgerModule]);
    school = await house.aSchool();
    accountant = await house.scope(school, 'accountant');
    const partnerId = await house.get(PartnersService).create(school.system, aPartner({ vatNumber: 'FR44732829320' }));
    const item = await anItem(house, school);
    const invoice = async () => {
      const order = await aDraft(house, school, { partnerId, item, quantities: [1, 2] });
      await confirmQuietly(house, order.id);
      await house.get(OrdersService).recordProduced(school.system, allCells(order));
      await house.get(OrdersService).recordDelivered(school.system, order.id, allCells(order));
      return house.get(InvoicingService).draft(school.system, order.id);
    };
    for (let at = 0; at < 80; at += 1) sound.push(await invoice());
    for (let at = 0; at < 10; at += 1) unsealed.push(await invoice());
    // Within the Union a file without a day of delivery breaks BR-IC-11: these were delivered without a note.
    const union = { category: 'K', exemptionReason: 'Article 262 ter', exemptionCode: 'VATEX-EU-IC' } as const;
    const regime = { ...union, rate: 0, dueOnDebits: false };
    await house.get(SchoolService).putSetting(accountant, 'vat_regime', localDate('2026-11-23'), regime);
    for (let at = 0; at < 10; at += 1) brokenXml.push(await invoice());
    house.get(EventBus).on(invoiceIssued, (_scope, { invoiceId }) => {
      if (unsealed.includes(invoiceId) && failing) return Promise.reject(new Error('the ledger is full'));
      return Promise.resolve();
    });
  }, 120_000);
  afterAll(() => house.close());

  let failing = true;
  const rows = <Row>(text: string) => sql<Row>(house.read.manager, text);

  /** No gap, no number twice, nothing by half: of what is issued, all is there. */
  async function whole(issued: number): Promise<void> {
    const numbers = (await rows<{ number: string }>("SELECT number FROM invoice WHERE state = 'issued'")).map(
      ({ number }) => number,
    );
    const expected = Array.from({ length: issued }, (_, at) => `FA-2026-${String(at + 1).padStart(5, '0')}`);
    expect([...numbers].sort()).toEqual(expected);
    for (const part of [
      "FROM stored_file WHERE kind = 'invoice'",
      "FROM stored_file WHERE kind = 'einvoice'",
      'FROM invoice_settlement',
      "FROM ledger_entry WHERE type = 'INVOICE'",
      "FROM outbox_message WHERE subject LIKE 'Facture FA-%'",
    ]) {
      const [row] = await rows<{ n: number | string }>(`SELECT COUNT(*) AS n ${part}`);
      expect([part, Number(row!.n)]).toEqual([part, issued]);
    }
    const left = await rows<{ number: string | null }>("SELECT number FROM invoice WHERE state = 'draft'");
    expect(left.every(({ number }) => number === null)).toBe(true);
    expect((await house.get(LedgerQueries).verify(accountant)).faults).toEqual([]);
    const quiet = (await verify(house.read.manager, house.settings.filesPath)).filter(
      // The trade of the tests counts as made and delivered without a workshop.
      ({ check }) => !/produced|delivered|work orders/.test(check),
    );
    expect(quiet).toEqual([]);
  }

  it('leaves no gap, no number twice and nothing by half', async () => {
    const good = house.settings.filesPath;
    const file = join(good, 'not-a-folder');
    writeFileSync(file, '');
    let done = 0;
    let gone = 0;
    const causes = { paper: 0, file: 0, seal: 0 };
    const one = async (id: number) => {
      try {
        await house.get(InvoicingService).issue(accountant, id);
        // The disk goes away in the middle, and comes back after ten failures.
        if ((done += 1) === 20) house.settings.filesPath = join(file, 'gone');
      } catch (error) {
        const said = String(error);
        if (/ENOTDIR/.test(said)) causes.paper += 1;
        if (/BR-IC-11/.test(said)) causes.file += 1;
        if (/ledger is full/.test(said)) causes.seal += 1;
        if (/ENOTDIR/.test(said) && (gone += 1) === 10) house.settings.filesPath = good;
      }
    };
    const all = [...sound, ...unsealed, ...brokenXml];
    // Shuffled, the same way each time.
    await Promise.all(all.map((_, at) => all[(at * 37) % all.length]!).map(one));
    house.settings.filesPath = good;
    expect(causes.paper).toBeGreaterThanOrEqual(10);
    expect(Math.min(causes.file, causes.seal)).toBeGreaterThan(0);
    expect(done + causes.paper + causes.file + causes.seal).toBe(100);
    await whole(done);
    failing = false;
    const left = await rows<{ id: number }>("SELECT id FROM invoice WHERE state = 'draft'");
    const again = left.map(({ id }) => Number(id)).filter((id) => !brokenXml.includes(id));
    await Promise.all(again.map((id) => house.get(InvoicingService).issue(accountant, id)));
    await whole(90);
  }, 180_000);
});
