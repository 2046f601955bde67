import { sql } from '../../src/core/database/sql.js';
import { verify, type Finding } from '../../src/core/upkeep/verify.js';
import type { House } from '../support/house.js';
import { twoSchools, type SchoolSet } from '../support/two-schools.js';
import { openWholeHouse } from '../support/whole-house.js';

let house: House;
let first: SchoolSet;
let second: SchoolSet;
let before: string[];
beforeAll(async () => {
  house = await openWholeHouse();
  ({ first, second } = await twoSchools(house));
  before = (await verify(house.read.manager, house.settings.filesPath)).map(told);
}, 120_000);
afterAll(() => house.close());

const told = ({ check, detail }: Finding) => `${check}: ${detail}`;
const UNDO = new Error('undone');

/** The checks that find something new once the base was tampered with; the base is as it was afterwards. */
async function foundAfter(statement: string, values: readonly unknown[]): Promise<string[]> {
  let found: Finding[] = [];
  const { failure } = await house.unit.conclude(async () => {
    await sql(house.unit.manager, statement, values);
    found = await verify(house.unit.manager, house.settings.filesPath);
    throw UNDO;
  });
  if (failure !== UNDO) throw failure;
  return [...new Set(found.filter((finding) => !before.includes(told(finding))).map(({ check }) => check))];
}

it('finds nothing in a house whose rooms did the work', () => {
  // But for what the trade of the tests counts as produced without a workshop.
  expect(before.filter((line) => !line.startsWith('what cells say was produced is validated'))).toEqual([]);
});

describe('finds what was tampered with:', () => {
  const cases: [string, string, () => unknown[]][] = [
    [
      'what cells say was produced is validated',
      'UPDATE sales_order_cell SET produced = produced + 1 WHERE order_id = ?',
      () => [first.partner.confirmedOrder],
    ],
    [
      'what invoices say was credited is on credit notes',
      'UPDATE invoice_settlement SET credited_cents = credited_cents + 1 WHERE invoice_id = ?',
      () => [first.partner.invoices.issued],
    ],
    [
      'what is left of a lot is what came in less what went out',
      'UPDATE material_lot SET balance = balance + 1 WHERE id = ?',
      () => [first.params.lotId],
    ],
    [
      'NC numbers are those of their counter',
      "UPDATE number_series SET last_number = 0 WHERE school_id = ? AND series = 'NC'",
      () => [first.school.id],
    ],
    [
      'order totals are those of their lines',
      'UPDATE sales_order SET total_without_vat_cents = total_without_vat_cents + 1, total_with_vat_cents = total_with_vat_cents + 1 WHERE id = ?',
      () => [first.partner.draftOrder],
    ],
    [
      'order totals are those of their lines',
      'UPDATE sales_order SET total_with_vat_cents = total_with_vat_cents + 1 WHERE id = ?',
      () => [first.partner.draftOrder],
    ],
    [
      'what lines say was invoiced is on invoices',
      'UPDATE sales_order_line SET invoiced_net_cents = invoiced_net_cents + 1 WHERE order_id = ?',
      () => [first.partner.billedOrder],
    ],
    [
      'stored files are of the school of what they belong to',
      'UPDATE stored_file SET school_id = ? WHERE id = ?',
      () => [second.school.id, first.partner.fileId],
    ],
    [
      'stored files are of the school of what they belong to',
      'UPDATE stored_file SET subject_id = 999999 WHERE id = ?',
      () => [first.partner.fileId],
    ],
    [
      'stored files have the size that is told',
      'UPDATE stored_file SET size = size + 1 WHERE id = ?',
      () => [first.partner.fileId],
    ],
    [
      'members are of the school of their partner or learner',
      'UPDATE membership SET partner_id = ? WHERE partner_id = ?',
      () => [second.partner.partnerId, first.partner.partnerId],
    ],
    [
      'members are of the school of their partner or learner',
      'UPDATE membership SET school_id = ? WHERE learner_id = ?',
      () => [second.school.id, first.learner.scope.learnerId],
    ],
  ];
  it.each(cases)('%s (%s)', async (check, statement, values) => {
    expect(await foundAfter(statement, values())).toEqual([check]);
  });

  describe.each([
    ['CO', 'sales_order'],
    ['OF', 'work_order'],
    ['BL', 'delivery_note'],
    ['PA', 'payment'],
  ])('%s numbers', (series, table) => {
    const check = `${series} numbers are those of their counter`;
    it.each([
      [`UPDATE ${table} SET number = '${series}-2026-00999' WHERE school_id = ? AND number = '${series}-2026-00001'`],
      [`UPDATE number_series SET last_number = last_number + 1 WHERE school_id = ? AND series = '${series}'`],
      [`DELETE FROM number_series WHERE school_id = ? AND series = '${series}'`],
      [
        `UPDATE ${table} SET number = '${series}-2025-0000' || (SELECT COUNT(*) FROM ${table} t WHERE t.school_id = ${table}.school_id AND t.id <= ${table}.id) WHERE school_id = ?`,
      ],
    ])('%s', async (statement) => {
      expect(await foundAfter(statement, [first.school.id])).toEqual([check]);
    });
  });
});
