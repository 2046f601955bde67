import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, columns, dropColumn, NULLABLE } from '../../src/core/database/migration-kit.js';

/** A framework order: its customer calls its deliveries off, each under a number of its own. */
export class FrameworkOrders1700000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'sales_order', c.bool('framework', { default: false }));
    await addColumn(runner, 'planned_delivery', c.varchar('reference', 35, NULLABLE));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'planned_delivery', 'reference');
    await dropColumn(runner, 'sales_order', 'framework');
  }
}
