import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

/** What the bank's files tell: their movements, each once, and what became of it. */
export class Bank1700000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'bank_statement',
      columns: [c.id(), c.int('school_id'), c.int('file_id'), c.int('lines'), c.instant('imported_at')],
      indices: [['school_id', 'id']],
      references: { school_id: 'school', file_id: 'stored_file' },
    });
    await createTable(runner, {
      name: 'bank_line',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('statement_id'), c.varchar('account', 40), c.day('booked_on')],
        ...[c.big('amount_cents'), c.varchar('label', 300), c.varchar('counterparty', 140)],
        ...[c.varchar('counterparty_account', 40), c.varchar('fingerprint', 64), c.varchar('state', 10)],
        c.int('payment_id', NULLABLE),
      ],
      uniques: [['school_id', 'fingerprint']],
      indices: [['school_id', 'state', 'booked_on'], ['payment_id']],
      checks: {
        ck_bank_line_state: "state IN ('open', 'matched', 'aside')",
        ck_bank_line_payment: "(state = 'matched') = (payment_id IS NOT NULL)",
      },
      references: { school_id: 'school', statement_id: 'bank_statement', payment_id: 'payment' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'bank_line', 'bank_statement');
  }
}
