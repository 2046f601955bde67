import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumn,
  changeCheck,
  columns,
  createTable,
  dropColumn,
  dropTables,
  perDatabase,
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

const BEFORE = [
  ...['INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'ALLOCATION', 'PAYMENT_REVERSAL', 'SETTINGS_CHANGE'],
  ...['CLOSING_DAY', 'CLOSING_MONTH', 'CLOSING_YEAR'],
];
const within = (types: readonly string[]) => `type IN (${types.map((type) => `'${type}'`).join(', ')})`;
const CLOSED = 'A closed month stays closed';

/** Months closed and exported to the accountant; services told from goods on what is invoiced. */
export class Accounting1700000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'invoice_line', c.bool('service', { default: false }));
    await changeCheck(runner, 'ledger_entry', 'ck_ledger_entry_type', within([...BEFORE, 'EXPORT']));
    await createTable(runner, {
      name: 'closed_month',
      columns: [
        ...[c.id(), c.int('school_id'), c.varchar('month', 7), c.int('file_id'), c.int('entries')],
        ...[c.instant('closed_at'), c.int('closed_by')],
      ],
      uniques: [['school_id', 'month']],
      references: { school_id: 'school', file_id: 'stored_file' },
    });
    await perDatabase(runner, {
      sqlite: [
        sqliteTrigger('closed_month', 'update', null, CLOSED),
        sqliteTrigger('closed_month', 'delete', null, CLOSED),
      ],
      postgres: [
        `CREATE FUNCTION refuse_closed_month() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
           RAISE EXCEPTION '${CLOSED}' USING ERRCODE = 'integrity_constraint_violation'; END $$`,
        `CREATE TRIGGER tr_closed_month_change BEFORE UPDATE OR DELETE ON closed_month FOR EACH ROW
           EXECUTE FUNCTION refuse_closed_month()`,
        'CREATE TRIGGER tr_closed_month_empty BEFORE TRUNCATE ON closed_month EXECUTE FUNCTION refuse_closed_month()',
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'closed_month');
    await perDatabase(runner, { sqlite: [], postgres: ['DROP FUNCTION refuse_closed_month()'] });
    await changeCheck(runner, 'ledger_entry', 'ck_ledger_entry_type', within(BEFORE));
    await dropColumn(runner, 'invoice_line', 'service');
  }
}
