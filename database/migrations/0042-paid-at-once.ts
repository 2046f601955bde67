import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, columns, dropColumn, NULLABLE } from '../../src/core/database/migration-kit.js';

/** An invoice paid at its issue says how. */
export class PaidAtOnce1700000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const checks = { ck_invoice_paid_by: "paid_by IN ('transfer', 'cheque', 'card', 'cash')" };
    await addColumn(runner, 'invoice', columns(runner).varchar('paid_by', 10, NULLABLE), { checks });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'invoice', 'paid_by');
  }
}
