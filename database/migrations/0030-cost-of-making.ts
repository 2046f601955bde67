import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumn,
  columns,
  createTable,
  dropColumn,
  dropTables,
  NULLABLE,
} from '../../src/core/database/migration-kit.js';

/** What making an item costs: an hour on each machine, and the material it takes. */
export class CostOfMaking1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'work_center', c.int('hourly_rate_cents', NULLABLE), {
      checks: { ck_work_center_rate: 'hourly_rate_cents >= 0' },
    });
    await addColumn(runner, 'material', c.big('price_e4', NULLABLE), {
      checks: { ck_material_price: 'price_e4 BETWEEN 0 AND 100000000' },
    });
    await createTable(runner, {
      name: 'bill_line',
      columns: [c.id(), c.int('school_id'), c.int('item_id'), c.int('material_id'), c.int('quantity')],
      uniques: [['item_id', 'material_id']],
      checks: { ck_bill_line_quantity: 'quantity BETWEEN 1 AND 1000000' },
      references: { school_id: 'school', item_id: 'item', material_id: 'material' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'bill_line');
    await dropColumn(runner, 'material', 'price_e4');
    await dropColumn(runner, 'work_center', 'hourly_rate_cents');
  }
}
