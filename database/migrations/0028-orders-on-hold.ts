import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, columns, dropColumn, NULLABLE } from '../../src/core/database/migration-kit.js';

/** A confirmed order may wait: for the customer, for a material, for a payment. */
export class OrdersOnHold1700000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'sales_order', columns(runner).varchar('hold_reason', 500, NULLABLE));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'sales_order', 'hold_reason');
  }
}
