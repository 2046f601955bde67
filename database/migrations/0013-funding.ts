import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Funding1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'funding_line',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('school_year', 9),
        c.varchar('kind', 20),
        c.varchar('funder', 120),
        c.varchar('agreement', 60, NULLABLE),
        c.big('per_learner_cents', NULLABLE),
        c.day('counted_on', NULLABLE),
        c.big('granted_cents', NULLABLE),
        c.varchar('stage', 20),
        c.day('next_due_on', NULLABLE),
        c.varchar('next_due_label', 120, NULLABLE),
        c.int('version'),
      ],
      indices: [['school_id', 'school_year']],
      checks: {
        ck_funding_line_amount:
          '(per_learner_cents IS NULL) <> (granted_cents IS NULL) AND (per_learner_cents IS NULL) = (counted_on IS NULL)',
        ck_funding_line_kind:
          "kind IN ('region', 'state', 'apprenticeship_tax', 'sponsorship', 'foundation', 'family_fees', 'europe', 'other')",
      },
      references: { school_id: 'school' },
    });
    await createTable(runner, {
      name: 'funding_receipt',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('line_id'),
        c.day('received_on'),
        c.big('amount_cents'),
        c.varchar('reference', 140, NULLABLE),
      ],
      indices: [['line_id']],
      checks: {
        ck_funding_receipt_amount: 'amount_cents > 0',
      },
      references: { school_id: 'school', line_id: 'funding_line' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'funding_receipt', 'funding_line');
  }
}
