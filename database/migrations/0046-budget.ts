import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

/** The budget of a school year, by account class. */
export class Budget1700000000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'budget',
      columns: [c.id(), c.int('school_id'), c.varchar('school_year', 9), c.int('version')],
      uniques: [['school_id', 'school_year']],
      references: { school_id: 'school' },
    });
    await createTable(runner, {
      name: 'budget_row',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('budget_id'), c.varchar('account', 2), c.varchar('sector', 2, NULLABLE)],
        ...[c.big('planned_cents'), c.big('realised_cents')],
      ],
      uniques: [['budget_id', 'account']],
      checks: {
        ck_budget_row_account: "account IN ('60', '61', '63', '64', '65', '68', '86', '70', '76', '78', '87')",
        ck_budget_row_amounts: "planned_cents >= 0 AND realised_cents >= 0 AND (account <> '70' OR realised_cents = 0)",
        ck_budget_row_sector:
          "(sector IS NULL OR sector IN ('T', 'NT', 'M')) AND (sector IS NULL) = (account IN ('86', '70', '76', '78', '87'))",
      },
      references: { school_id: 'school', budget_id: 'budget' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'budget_row', 'budget');
  }
}
