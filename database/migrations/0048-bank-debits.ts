import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumn,
  changeCheck,
  columns,
  createTable,
  dropColumn,
  dropTables,
  NULLABLE,
  perDatabase,
  postgresFunction,
  postgresRefusal,
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

const STATES = ['open', 'matched', 'aside'];
const TYPES = [
  ...['INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'ALLOCATION', 'PAYMENT_REVERSAL', 'SETTINGS_CHANGE'],
  ...['CLOSING_DAY', 'CLOSING_MONTH', 'CLOSING_YEAR', 'EXPORT'],
];
const typed = (types: readonly string[]) => `type IN (${types.map((type) => `'${type}'`).join(', ')})`;
const KEPT = 'Money that left stays as it was told';
const within = (states: readonly string[]) => `state IN (${states.map((state) => `'${state}'`).join(', ')})`;

/** Which format told a movement and whether another file had; payments the bank took back; money that left. */
export class BankDebits1700000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'bank_statement', c.varchar('format', 4, { default: "''" }));
    await addColumn(runner, 'bank_line', c.bool('duplicate', { default: false }));
    await changeCheck(runner, 'ledger_entry', 'ck_ledger_entry_type', typed([...TYPES, 'MONEY_OUT']));
    await createTable(runner, {
      name: 'outgoing',
      columns: [
        ...[c.id(), c.int('school_id'), c.varchar('number', 20), c.varchar('kind', 10), c.int('partner_id', NULLABLE)],
        ...[c.int('invoice_id', NULLABLE), c.day('paid_on'), c.big('amount_cents'), c.varchar('label', 140)],
        c.instant('created_at'),
      ],
      uniques: [['school_id', 'number']],
      indices: [['school_id', 'partner_id']],
      checks: {
        ck_outgoing_kind: "kind IN ('fee', 'refund')",
        ck_outgoing_refund: "(kind = 'refund') = (partner_id IS NOT NULL AND invoice_id IS NOT NULL)",
        ck_outgoing_amount: 'amount_cents > 0',
      },
      references: { school_id: 'school', partner_id: 'partner', invoice_id: 'invoice' },
    });
    await perDatabase(runner, {
      sqlite: [sqliteTrigger('outgoing', 'update', null, KEPT), sqliteTrigger('outgoing', 'delete', null, KEPT)],
      postgres: [
        postgresFunction('refuse_outgoing', postgresRefusal(KEPT)),
        `CREATE TRIGGER tr_outgoing_change BEFORE UPDATE OR DELETE ON outgoing FOR EACH ROW
           EXECUTE FUNCTION refuse_outgoing()`,
        'CREATE TRIGGER tr_outgoing_empty BEFORE TRUNCATE ON outgoing EXECUTE FUNCTION refuse_outgoing()',
      ],
    });
    await addColumn(runner, 'bank_line', c.int('outgoing_id', NULLABLE), { references: 'outgoing' });
    await changeCheck(runner, 'bank_line', 'ck_bank_line_state', within([...STATES, 'returned', 'paid_out']));
    const paid = "(state IN ('matched', 'returned')) = (payment_id IS NOT NULL)";
    const paidOut = "(state = 'paid_out') = (outgoing_id IS NOT NULL)";
    await changeCheck(runner, 'bank_line', 'ck_bank_line_payment', `${paid} AND ${paidOut}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "UPDATE bank_line SET state = 'aside', payment_id = NULL, outgoing_id = NULL WHERE state IN ('returned', 'paid_out')",
    );
    await changeCheck(runner, 'bank_line', 'ck_bank_line_payment', "(state = 'matched') = (payment_id IS NOT NULL)");
    await changeCheck(runner, 'bank_line', 'ck_bank_line_state', within(STATES));
    await dropColumn(runner, 'bank_line', 'outgoing_id');
    await dropTables(runner, 'outgoing');
    await perDatabase(runner, { sqlite: [], postgres: ['DROP FUNCTION refuse_outgoing()'] });
    await changeCheck(runner, 'ledger_entry', 'ck_ledger_entry_type', typed(TYPES));
    await dropColumn(runner, 'bank_line', 'duplicate');
    await dropColumn(runner, 'bank_statement', 'format');
  }
}
