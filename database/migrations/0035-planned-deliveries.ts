import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

/** An order may leave in several parts, on several days, for several places. */
export class PlannedDeliveries1700000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'planned_delivery',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('order_id'), c.varchar('due_on', 10)],
        ...[c.varchar('address', 300, NULLABLE), c.text('cells')],
      ],
      indices: [['order_id']],
      references: { school_id: 'school', order_id: 'sales_order' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'planned_delivery');
  }
}
