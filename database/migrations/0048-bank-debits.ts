import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, changeCheck, columns, dropColumn } from '../../src/core/database/migration-kit.js';

const STATES = ['open', 'matched', 'aside'];
const within = (states: readonly string[]) => `state IN (${states.map((state) => `'${state}'`).join(', ')})`;

/** Which format told a movement, whether another file had told it, and payments that the bank took back. */
export class BankDebits1700000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'bank_statement', c.varchar('format', 4, { default: "''" }));
    await addColumn(runner, 'bank_line', c.bool('duplicate', { default: false }));
    await changeCheck(runner, 'bank_line', 'ck_bank_line_state', within([...STATES, 'returned']));
    const paid = "(state IN ('matched', 'returned')) = (payment_id IS NOT NULL)";
    await changeCheck(runner, 'bank_line', 'ck_bank_line_payment', paid);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE bank_line SET state = 'aside', payment_id = NULL WHERE state = 'returned'");
    await changeCheck(runner, 'bank_line', 'ck_bank_line_payment', "(state = 'matched') = (payment_id IS NOT NULL)");
    await changeCheck(runner, 'bank_line', 'ck_bank_line_state', within(STATES));
    await dropColumn(runner, 'bank_line', 'duplicate');
    await dropColumn(runner, 'bank_statement', 'format');
  }
}
