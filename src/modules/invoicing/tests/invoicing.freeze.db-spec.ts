import { FreezeInvoices1700000000014 } from '../../../../database/migrations/0014-freeze-invoices.js';
import { Deposits1700000000039 } from '../../../../database/migrations/0039-deposits.js';
import { GroupedAndCorrective1700000000043 } from '../../../../database/migrations/0043-grouped-and-corrective.js';
import type { QueryRunner } from 'typeorm';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { sql } from '../../../core/database/sql.js';
import { aDeliveredOrder } from '../../delivery/tests/delivery.builder.js';
import { InvoicingModule, InvoicingService } from '../index.js';

describe('what is issued is frozen by the base itself', () => {
  let house: House;
  let school: TestSchool;
  let issuedId: number;
  let draftId: number;
  beforeAll(async () => {
    house = await openHouse([InvoicingModule]);
    school = await house.aSchool();
    const invoicing = house.get(InvoicingService);
    const one = async () => invoicing.draft(school.system, (await aDeliveredOrder(house, school)).id);
    issuedId = await one();
    await invoicing.issue(school.system, issuedId);
    draftId = await one();
  });
  afterAll(() => house.close());

  const raw = (text: string) => house.unit.run(() => sql(house.unit.manager, text));
  const invoice = 'SELECT * FROM invoice ORDER BY id';
  const refusedAs = (text: string, why: RegExp) => expect(raw(text)).rejects.toThrow(why);

  it.each([
    'UPDATE invoice SET total_with_vat_cents = 1 WHERE id = $',
    "UPDATE invoice SET state = 'draft', number = NULL WHERE id = $",
    'UPDATE invoice SET version = version + 1 WHERE id = $',
    'DELETE FROM invoice WHERE id = $',
    'UPDATE invoice_line SET line_net_cents = 1 WHERE invoice_id = $',
    'DELETE FROM invoice_line WHERE invoice_id = $',
    'UPDATE invoice_line SET invoice_id = $, position = 99 WHERE invoice_id = #',
    'UPDATE invoice_line SET invoice_id = #, position = 99 WHERE invoice_id = $',
    'UPDATE invoice_cell SET quantity = 1 WHERE invoice_id = $',
    'DELETE FROM invoice_cell WHERE invoice_id = $',
    'UPDATE invoice_vat SET vat_cents = 0 WHERE invoice_id = $',
    'DELETE FROM invoice_vat WHERE invoice_id = $',
    `INSERT INTO invoice_vat (school_id, invoice_id, vat_category, vat_rate, taxable_cents, vat_cents)
     SELECT school_id, id, 'Z', 0, 1, 0 FROM invoice WHERE id = $`,
    `INSERT INTO invoice_cell (school_id, invoice_id, line_id, order_cell_id, quantity)
     SELECT c.school_id, $, (SELECT MIN(id) FROM invoice_line WHERE invoice_id = $), c.order_cell_id, 1
     FROM invoice_cell c WHERE c.invoice_id = #`,
  ])('%s', async (text) => {
    const before = await raw(invoice);
    await refusedAs(
      text.replaceAll('$', String(issuedId)).replaceAll('#', String(draftId)),
      /issued invoice is frozen/,
    );
    expect(await raw(invoice)).toEqual(before);
  });

  it('leaves drafts free, and the journal only grows', async () => {
    await raw(`UPDATE invoice_line SET note = 'libre' WHERE invoice_id = ${draftId}`);
    await refusedAs("UPDATE journal_entry SET reason = 'autre'", /only ever added to/);
    await refusedAs('DELETE FROM journal_entry', /only ever added to/);
  });

  it('is not got around by replacing or emptying', async () => {
    if (__DB__ === 'sqlite') {
      await refusedAs(`INSERT OR REPLACE INTO invoice SELECT * FROM invoice WHERE id = ${issuedId}`, /frozen/);
      await refusedAs(`REPLACE INTO invoice_line SELECT * FROM invoice_line WHERE invoice_id = ${issuedId}`, /frozen/);
      await refusedAs('REPLACE INTO journal_entry SELECT * FROM journal_entry LIMIT 1', /only ever added to/);
    } else {
      await refusedAs('TRUNCATE invoice CASCADE', /frozen/);
      await refusedAs('TRUNCATE journal_entry', /only ever added to/);
    }
  });

  it('is undone and done again by its migration', async () => {
    const migration = new FreezeInvoices1700000000014();
    const change = `UPDATE invoice SET search_text = 'x' WHERE id = ${issuedId}`;
    // Those that lean on it go first, and come back last.
    const [deposits, grouped] = [new Deposits1700000000039(), new GroupedAndCorrective1700000000043()];
    const step = (act: (runner: QueryRunner) => Promise<void>) =>
      house.unit.run(() => act(house.unit.manager.queryRunner!));
    await step((runner) => grouped.down(runner));
    await step((runner) => deposits.down(runner));
    await step((runner) => migration.down(runner));
    await raw(change);
    await step((runner) => migration.up(runner));
    await step((runner) => deposits.up(runner));
    await step((runner) => grouped.up(runner));
    await refusedAs(change, /frozen/);
  });
});
