import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, changeCheck, columns, dropColumn, NULLABLE } from '../../src/core/database/migration-kit.js';

const STATES = ['open', 'matched', 'aside', 'returned', 'paid_out'];
const within = (states: readonly string[]) => `state IN (${states.map((state) => `'${state}'`).join(', ')})`;
const PAID =
  "(state IN ('matched', 'returned')) = (payment_id IS NOT NULL) AND (state = 'paid_out') = (outgoing_id IS NOT NULL)";

/** A movement of the bank may be a grant's receipt: then it is no payment of an invoice, and the receipt has no other. */
export class BankGrants1700000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'bank_line', c.int('grant_receipt_id', NULLABLE), { references: 'funding_receipt' });
    await runner.query(
      `CREATE UNIQUE INDEX "ixp_bank_line_grant_receipt_id" ON "bank_line" ("grant_receipt_id") WHERE grant_receipt_id IS NOT NULL`,
    );
    await changeCheck(runner, 'bank_line', 'ck_bank_line_state', within([...STATES, 'grant']));
    const granted = "(state = 'grant') = (grant_receipt_id IS NOT NULL)";
    await changeCheck(runner, 'bank_line', 'ck_bank_line_payment', `${PAID} AND ${granted}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE bank_line SET state = 'aside', grant_receipt_id = NULL WHERE state = 'grant'");
    await changeCheck(runner, 'bank_line', 'ck_bank_line_payment', PAID);
    await changeCheck(runner, 'bank_line', 'ck_bank_line_state', within(STATES));
    await runner.query('DROP INDEX "ixp_bank_line_grant_receipt_id"');
    await dropColumn(runner, 'bank_line', 'grant_receipt_id');
  }
}
