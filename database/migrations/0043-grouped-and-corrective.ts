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
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

const FROZEN = 'An issued invoice is frozen: correct it with a credit note';
const isIssued = (id: string) => `EXISTS (SELECT 1 FROM invoice WHERE id = ${id} AND state = 'issued')`;
const replaces =
  "EXISTS (SELECT 1 FROM invoice_order p JOIN invoice i ON i.id = p.invoice_id WHERE p.id = NEW.id AND i.state = 'issued')";

/** Corrective invoices (384), and invoices of several orders with their period (BG-14): frozen as their lines are. */
export class GroupedAndCorrective1700000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await changeCheck(runner, 'invoice', 'ck_invoice_type', "type_code IN ('380', '381', '384', '386', '503')");
    const prior = "(type_code IN ('381', '384', '503')) = (prior_invoice_id IS NOT NULL)";
    await changeCheck(runner, 'invoice', 'ck_invoice_credit', prior);
    await addColumn(runner, 'invoice', c.day('period_start_on', NULLABLE));
    await addColumn(runner, 'invoice', c.day('period_end_on', NULLABLE));
    const index = runner.dataSource.namingStrategy.indexName('invoice', ['prior_invoice_id'], "type_code = '384'");
    await runner.query(`CREATE UNIQUE INDEX "${index}" ON "invoice" ("prior_invoice_id") WHERE type_code = '384'`);
    await createTable(runner, {
      name: 'invoice_order',
      columns: [c.id(), c.int('school_id'), c.int('invoice_id'), c.int('order_id')],
      uniques: [['invoice_id', 'order_id']],
      indices: [['order_id']],
      references: { school_id: 'school', invoice_id: 'invoice', order_id: 'sales_order' },
    });
    await runner.query(
      'INSERT INTO invoice_order (school_id, invoice_id, order_id) SELECT school_id, id, order_id FROM invoice ORDER BY id',
    );
    await perDatabase(runner, {
      sqlite: [
        sqliteTrigger('invoice_order', 'insert', `${isIssued('NEW.invoice_id')} OR ${replaces}`, FROZEN),
        sqliteTrigger(
          'invoice_order',
          'update',
          `${isIssued('OLD.invoice_id')} OR ${isIssued('NEW.invoice_id')}`,
          FROZEN,
        ),
        sqliteTrigger('invoice_order', 'delete', isIssued('OLD.invoice_id'), FROZEN),
      ],
      postgres: [
        `CREATE TRIGGER tr_invoice_order_change BEFORE INSERT OR UPDATE OR DELETE ON invoice_order FOR EACH ROW
           EXECUTE FUNCTION refuse_frozen_part()`,
        `CREATE TRIGGER tr_invoice_order_empty BEFORE TRUNCATE ON invoice_order
           EXECUTE FUNCTION refuse_frozen_invoice()`,
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'invoice_order');
    const index = runner.dataSource.namingStrategy.indexName('invoice', ['prior_invoice_id'], "type_code = '384'");
    await runner.query(`DROP INDEX "${index}"`);
    await dropColumn(runner, 'invoice', 'period_end_on');
    await dropColumn(runner, 'invoice', 'period_start_on');
    const prior = "(type_code IN ('381', '503')) = (prior_invoice_id IS NOT NULL)";
    await changeCheck(runner, 'invoice', 'ck_invoice_credit', prior);
    await changeCheck(runner, 'invoice', 'ck_invoice_type', "type_code IN ('380', '381', '386', '503')");
  }
}
