import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  changeCheck,
  columns,
  createTable,
  dropTables,
  perDatabase,
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

const FROZEN = 'An issued invoice is frozen: correct it with a credit note';
const isIssued = (id: string) => `EXISTS (SELECT 1 FROM invoice WHERE id = ${id} AND state = 'issued')`;
const replaces =
  "EXISTS (SELECT 1 FROM invoice_deposit p JOIN invoice i ON i.id = p.invoice_id WHERE p.id = NEW.id AND i.state = 'issued')";

/** Deposit invoices (386), credit notes on them (503), and what invoices take of them: frozen as their lines are. */
export class Deposits1700000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await changeCheck(runner, 'invoice', 'ck_invoice_type', "type_code IN ('380', '381', '386', '503')");
    const credit = "(type_code IN ('381', '503')) = (prior_invoice_id IS NOT NULL)";
    await changeCheck(runner, 'invoice', 'ck_invoice_credit', credit);
    await createTable(runner, {
      name: 'invoice_deposit',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('invoice_id'), c.int('deposit_id')],
        ...[c.varchar('vat_category', 2), c.int('vat_rate'), c.big('taxable_cents'), c.big('vat_cents')],
      ],
      uniques: [['invoice_id', 'deposit_id', 'vat_category', 'vat_rate']],
      indices: [['deposit_id']],
      checks: { ck_invoice_deposit_amounts: 'taxable_cents >= 0 AND vat_cents >= 0' },
      references: { school_id: 'school', invoice_id: 'invoice', deposit_id: 'invoice' },
    });
    await perDatabase(runner, {
      sqlite: [
        sqliteTrigger('invoice_deposit', 'insert', `${isIssued('NEW.invoice_id')} OR ${replaces}`, FROZEN),
        sqliteTrigger(
          'invoice_deposit',
          'update',
          `${isIssued('OLD.invoice_id')} OR ${isIssued('NEW.invoice_id')}`,
          FROZEN,
        ),
        sqliteTrigger('invoice_deposit', 'delete', isIssued('OLD.invoice_id'), FROZEN),
      ],
      postgres: [
        `CREATE TRIGGER tr_invoice_deposit_change BEFORE INSERT OR UPDATE OR DELETE ON invoice_deposit FOR EACH ROW
           EXECUTE FUNCTION refuse_frozen_part()`,
        `CREATE TRIGGER tr_invoice_deposit_empty BEFORE TRUNCATE ON invoice_deposit
           EXECUTE FUNCTION refuse_frozen_invoice()`,
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'invoice_deposit');
    await changeCheck(runner, 'invoice', 'ck_invoice_credit', "(type_code = '381') = (prior_invoice_id IS NOT NULL)");
    await changeCheck(runner, 'invoice', 'ck_invoice_type', "type_code IN ('380', '381')");
  }
}
