import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, dropColumn } from '../../src/core/database/migration-kit.js';

export class CreditCause1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const column = { name: 'credit_cause', type: 'varchar', length: '20', isNullable: true };
    const checks = { ck_invoice_credit_cause: "credit_cause IN ('billing_error', 'returned', 'allowance')" };
    await addColumn(runner, 'invoice', column, { checks });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'invoice', 'credit_cause');
  }
}
