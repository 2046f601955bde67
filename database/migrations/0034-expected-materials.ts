import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

/** Material customers are to bring for their orders. */
export class ExpectedMaterials1700000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'expected_material',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('partner_id'), c.int('order_id'), c.int('material_id')],
        ...[c.int('quantity'), c.varchar('expected_on', 10), c.int('lot_id', NULLABLE)],
      ],
      indices: [['order_id'], ['material_id'], { columns: ['lot_id'], unique: true, where: 'lot_id IS NOT NULL' }],
      checks: { ck_expected_material_quantity: 'quantity > 0' },
      references: {
        ...{ school_id: 'school', partner_id: 'partner', order_id: 'sales_order', material_id: 'material' },
        lot_id: 'material_lot',
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'expected_material');
  }
}
