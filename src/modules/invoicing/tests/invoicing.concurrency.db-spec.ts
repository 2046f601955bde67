import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { sql } from '../../../core/database/sql.js';
import { localDate } from '../../../core/time/local-date.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { aMadeOrder } from '../../delivery/tests/delivery.builder.js';
import { confirmQuietly } from '../../delivery/tests/quick-order.builder.js';
import { OrdersService } from '../../sales/index.js';
import { aDraft, allCells, aPartner } from '../../sales/tests/sales.builder.js';
import { SchoolService } from '../../school/index.js';
import { InvoicingModule, InvoicingService } from '../index.js';

interface IssuedRow {
  id: number;
  number: string;
  issued_on: string;
}

describe('fifty clients issue at once', () => {
  let house: House;
  let school: TestSchool;
  let invoicing: InvoicingService;
  let drafts: number[];
  beforeAll(async () => {
    house = await openHouse([InvoicingModule]);
    school = await house.aSchool();
    invoicing = house.get(InvoicingService);
    const partnerId = await aPartner(house, school);
    const item = await anItem(house, school);
    drafts = [];
    for (let at = 0; at < 50; at++) {
      const order = await aDraft(house, school, { partnerId, item, quantities: [1 + (at % 3), 2] });
      await confirmQuietly(house, order.id);
      await house.get(OrdersService).recordProduced(school.system, allCells(order));
      await house.get(OrdersService).recordDelivered(school.system, order.id, allCells(order));
      drafts.push(await invoicing.draft(school.system, order.id));
    }
  }, 120_000);
  afterAll(() => house.close());

  const rows = <Row>(text: string) => sql<Row>(house.read.manager, text);
  const count = async (text: string) =>
    Number((await rows<{ n: string | number }>(`SELECT COUNT(*) AS n ${text}`))[0]!.n);
  const issued = () =>
    rows<IssuedRow>("SELECT id, number, issued_on FROM invoice WHERE state = 'issued' ORDER BY number");

  /** Every number once and in order, and nothing issued by half. */
  async function whole(expected: number): Promise<void> {
    const all = await issued();
    expect(all.map(({ number }) => number)).toEqual(
      Array.from({ length: expected }, (_, at) => `FA-2026-${String(at + 1).padStart(5, '0')}`),
    );
    const days = all.map((row) => row.issued_on);
    expect(days).toEqual([...days].sort());
    expect(await count('FROM invoice_settlement')).toBe(expected);
    expect(await count("FROM stored_file WHERE kind = 'invoice'")).toBe(expected);
    expect(await count("FROM outbox_message WHERE subject LIKE 'Facture FA-%'")).toBe(expected);
    expect(await count('FROM invoice_vat')).toBe(expected);
    expect(await count("FROM journal_entry WHERE subject_type = 'invoice' AND event = 'issue'")).toBe(expected);
    const unequal = `FROM sales_order_line l JOIN invoice i ON i.order_id = l.order_id
      WHERE l.invoiced_net_cents <> CASE WHEN i.state = 'issued' THEN l.line_net_cents ELSE 0 END`;
    expect(await count(unequal)).toBe(0);
  }

  it('gives every number once, in the order of days, and none to those whose paper could not be kept', async () => {
    const good = house.settings.filesPath;
    const file = join(good, 'not-a-folder');
    writeFileSync(file, '');
    let failed = 0;
    let done = 0;
    // The disk goes away after fifteen invoices and comes back after ten failures; then midnight passes.
    const one = async (id: number) => {
      try {
        await invoicing.issue(school.system, id);
        if (++done === 15) house.settings.filesPath = join(file, 'gone');
        if (done === 30) house.clock.set('2026-11-24T08:00:00Z');
      } catch (error) {
        expect(String(error)).toMatch(/ENOTDIR/);
        if (++failed === 10) house.settings.filesPath = good;
      }
    };
    await Promise.all(drafts.map(one));
    house.settings.filesPath = good;
    expect(failed).toBeGreaterThanOrEqual(10);
    expect(done + failed).toBe(50);
    await whole(done);
    const left = await rows<{ id: number }>("SELECT id FROM invoice WHERE state = 'draft' AND number IS NULL");
    expect(left).toHaveLength(failed);
    await Promise.all(left.map(({ id }) => invoicing.issue(school.system, id)));
    await whole(50);
    expect(new Set((await issued()).map((row) => row.issued_on)).size).toBe(2);
  }, 120_000);

  it('one draft asked for eight times is issued once', async () => {
    const order = await aMadeOrder(house, school);
    await house.get(OrdersService).recordDelivered(school.system, order.id, allCells(order));
    const id = await invoicing.draft(school.system, order.id);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => invoicing.issue(school.system, id)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await whole(51);
  });

  it('a setting taken away leaves a draft and no hole; a day before the last number is refused', async () => {
    const other = await house.aSchool();
    const order = await aMadeOrder(house, other);
    await house.get(OrdersService).recordDelivered(other.system, order.id, allCells(order));
    const id = await invoicing.draft(other.system, order.id);
    const where = `WHERE school_id = ${other.id} AND key = 'penalty_sentence'`;
    await house.unit.run(() => sql(house.unit.manager, `DELETE FROM school_setting ${where}`));
    await expect(invoicing.issue(other.system, id)).rejects.toMatchObject({ code: 'school.setting_missing' });
    expect(await count(`FROM number_series WHERE school_id = ${other.id} AND series = 'FA'`)).toBe(0);
    const sentence = 'Pénalités de retard : 15 %';
    await house.get(SchoolService).putSetting(other.system, 'penalty_sentence', localDate('2026-01-01'), sentence);
    expect(await invoicing.issue(other.system, id)).toEqual({ number: 'FA-2026-00001' });
    const late = await aMadeOrder(house, other);
    await house.get(OrdersService).recordDelivered(other.system, late.id, allCells(late));
    const lateId = await invoicing.draft(other.system, late.id);
    house.clock.set('2026-11-23T08:00:00Z');
    await expect(invoicing.issue(other.system, lateId)).rejects.toMatchObject({ code: 'core.backdated' });
    house.clock.set('2026-11-24T08:00:00Z');
    expect(await invoicing.issue(other.system, lateId)).toEqual({ number: 'FA-2026-00002' });
  });
});
