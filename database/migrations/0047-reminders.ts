import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumn,
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

const TABLES = ['reminder_letter', 'reminder', 'reminder_hold', 'penalty'];
const WRITTEN = 'What was said to a customer stays as it was said';
const LEVEL = "level IN ('courtesy', 'first', 'second', 'formal')";

/** Reminders of unpaid invoices, what holds them back, penalties of late payment, and mails with several files. */
export class Reminders1700000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'outbox_message', c.text('more_file_ids', NULLABLE));
    await createTable(runner, {
      name: 'reminder_letter',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('partner_id'), c.varchar('level', 10), c.day('sent_on')],
        ...[c.int('file_id'), c.instant('created_at'), c.int('created_by')],
      ],
      indices: [['school_id', 'partner_id']],
      checks: { ck_reminder_letter_level: LEVEL },
      references: { school_id: 'school', partner_id: 'partner', file_id: 'stored_file' },
    });
    await createTable(runner, {
      name: 'reminder',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('letter_id'), c.int('invoice_id'), c.varchar('level', 10)],
        c.big('due_cents'),
      ],
      uniques: [['invoice_id', 'level']],
      indices: [['school_id', 'invoice_id'], ['letter_id']],
      checks: { ck_reminder_level: LEVEL, ck_reminder_due: 'due_cents > 0' },
      references: { school_id: 'school', letter_id: 'reminder_letter', invoice_id: 'invoice' },
    });
    await createTable(runner, {
      name: 'reminder_hold',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('invoice_id'), c.varchar('kind', 10), c.day('promised_on', NULLABLE)],
        ...[c.varchar('reason', 500), c.instant('created_at'), c.int('created_by')],
      ],
      indices: [['school_id', 'invoice_id']],
      checks: {
        ck_reminder_hold_kind: "kind IN ('dispute', 'promise', 'lifted')",
        ck_reminder_hold_promise: "(kind = 'promise') = (promised_on IS NOT NULL)",
      },
      references: { school_id: 'school', invoice_id: 'invoice' },
    });
    await createTable(runner, {
      name: 'penalty',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('partner_id'), c.int('invoice_id'), c.varchar('outcome', 10)],
        ...[c.varchar('number', 20, NULLABLE), c.day('decided_on'), c.big('interest_cents')],
        ...[c.big('indemnity_cents'), c.int('file_id', NULLABLE), c.instant('created_at'), c.int('created_by')],
      ],
      uniques: [['invoice_id'], ['school_id', 'number']],
      indices: [['school_id', 'partner_id']],
      checks: {
        ck_penalty_outcome: "outcome IN ('claimed', 'waived')",
        ck_penalty_claimed: "(outcome = 'claimed') = (number IS NOT NULL AND file_id IS NOT NULL)",
        ck_penalty_cents: 'interest_cents >= 0 AND indemnity_cents >= 0',
      },
      references: { school_id: 'school', partner_id: 'partner', invoice_id: 'invoice', file_id: 'stored_file' },
    });
    await perDatabase(runner, {
      sqlite: TABLES.flatMap((table) => [
        sqliteTrigger(table, 'update', null, WRITTEN),
        sqliteTrigger(table, 'delete', null, WRITTEN),
      ]),
      postgres: [
        postgresFunction('refuse_reminder', postgresRefusal(WRITTEN)),
        ...TABLES.flatMap((table) => [
          `CREATE TRIGGER tr_${table}_change BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW
             EXECUTE FUNCTION refuse_reminder()`,
          `CREATE TRIGGER tr_${table}_empty BEFORE TRUNCATE ON ${table} EXECUTE FUNCTION refuse_reminder()`,
        ]),
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ...TABLES.toReversed());
    await perDatabase(runner, { sqlite: [], postgres: ['DROP FUNCTION refuse_reminder()'] });
    await dropColumn(runner, 'outbox_message', 'more_file_ids');
  }
}
