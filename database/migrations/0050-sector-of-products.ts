import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeCheck } from '../../src/core/database/migration-kit.js';

const SECTOR = "sector IS NULL OR sector IN ('T', 'NT', 'M')";
const none = (accounts: string) => `(${SECTOR}) AND (sector IS NULL) = (account IN (${accounts}))`;
const RULE = 'ck_budget_row_sector';
/** While rows change from one rule to the other. */
const BOTH = `(${SECTOR}) AND (account IN ('76', '78') OR (sector IS NULL) = (account IN ('86', '70', '87')))`;

/** Products 76 to 78 have a sector of VAT too: mixed until the accountant says another. */
export class SectorOfProducts1700000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await changeCheck(runner, 'budget_row', RULE, BOTH);
    await runner.query("UPDATE budget_row SET sector = 'M' WHERE account IN ('76', '78')");
    await changeCheck(runner, 'budget_row', RULE, none("'86', '70', '87'"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeCheck(runner, 'budget_row', RULE, BOTH);
    await runner.query("UPDATE budget_row SET sector = NULL WHERE account IN ('76', '78')");
    await changeCheck(runner, 'budget_row', RULE, none("'86', '70', '76', '78', '87'"));
  }
}
