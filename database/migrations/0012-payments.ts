import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Payments1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'payment',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('partner_id'),
        c.varchar('number', 20),
        c.day('received_on'),
        c.big('amount_cents'),
        c.big('allocated_cents'),
        c.varchar('method', 10),
        c.varchar('reference', 140, NULLABLE),
        c.varchar('state', 10),
        c.int('version'),
        c.instant('created_at'),
      ],
      uniques: [['school_id', 'number']],
      indices: [
        ['school_id', 'partner_id'],
        ['school_id', 'received_on'],
        ['school_id', 'id'],
      ],
      checks: {
        ck_payment_amounts: 'amount_cents > 0 AND allocated_cents >= 0 AND allocated_cents <= amount_cents',
        ck_payment_method: "method IN ('transfer', 'cheque', 'card', 'cash')",
        ck_payment_state: "state IN ('recorded', 'allocated', 'reversed')",
      },
      references: { school_id: 'school', partner_id: 'partner' },
    });
    await createTable(runner, {
      name: 'payment_allocation',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('payment_id'),
        c.int('invoice_id'),
        c.big('amount_cents'),
        c.instant('created_at'),
        c.instant('reversed_at', NULLABLE),
      ],
      indices: [['invoice_id'], ['payment_id']],
      checks: {
        ck_payment_allocation_amount: 'amount_cents > 0',
      },
      references: { school_id: 'school', payment_id: 'payment', invoice_id: 'invoice' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'payment_allocation', 'payment');
  }
}
