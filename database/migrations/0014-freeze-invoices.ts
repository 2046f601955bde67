import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  perDatabase,
  postgresFunction,
  postgresRefusal,
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

/** Tables whose rows belong to an invoice by `invoice_id`. */
const PARTS = ['invoice_line', 'invoice_cell', 'invoice_vat'];
const FROZEN = 'An issued invoice is frozen: correct it with a credit note';
const WRITTEN = 'The journal is only ever added to';

/**
 * What is issued never changes (CGI art. 289 V, C. com. L123-22): the base itself refuses, whoever asks.
 * A later migration that rebuilds one of these tables on SQLite must create its triggers again.
 */
export class FreezeInvoices1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await perDatabase(runner, { sqlite: sqliteUp(), postgres: postgresUp() });
  }

  async down(runner: QueryRunner): Promise<void> {
    await perDatabase(runner, { sqlite: sqliteDown(), postgres: postgresDown() });
  }
}

const isIssued = (id: string) => `EXISTS (SELECT 1 FROM invoice WHERE id = ${id} AND state = 'issued')`;

// INSERT OR REPLACE deletes without firing a delete trigger: the insert trigger watches for it.
const replaces = (part: string) =>
  `EXISTS (SELECT 1 FROM ${part} p JOIN invoice i ON i.id = p.invoice_id WHERE p.id = NEW.id AND i.state = 'issued')`;

function sqliteUp(): string[] {
  const same = "state = 'issued' AND (id = NEW.id OR (school_id = NEW.school_id AND number = NEW.number))";
  return [
    sqliteTrigger('invoice', 'insert', `EXISTS (SELECT 1 FROM invoice WHERE ${same})`, FROZEN),
    sqliteTrigger('invoice', 'update', "OLD.state = 'issued'", FROZEN),
    sqliteTrigger('invoice', 'delete', "OLD.state = 'issued'", FROZEN),
    ...PARTS.flatMap((part) => [
      sqliteTrigger(part, 'insert', `${isIssued('NEW.invoice_id')} OR ${replaces(part)}`, FROZEN),
      sqliteTrigger(part, 'update', `${isIssued('OLD.invoice_id')} OR ${isIssued('NEW.invoice_id')}`, FROZEN),
      sqliteTrigger(part, 'delete', isIssued('OLD.invoice_id'), FROZEN),
    ]),
    sqliteTrigger('journal_entry', 'insert', 'EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.id)', WRITTEN),
    sqliteTrigger('journal_entry', 'update', null, WRITTEN),
    sqliteTrigger('journal_entry', 'delete', null, WRITTEN),
  ];
}

function sqliteDown(): string[] {
  return ['invoice', ...PARTS, 'journal_entry'].flatMap((table) =>
    ['insert', 'update', 'delete'].map((event) => `DROP TRIGGER tr_${table}_${event}`),
  );
}

function postgresUp(): string[] {
  // FOR SHARE waits for an issue in progress: a part cannot slip in while its invoice is being frozen.
  const part = (row: 'OLD' | 'NEW', events: string) =>
    `IF TG_OP IN (${events}) THEN SELECT state INTO found_state FROM invoice WHERE id = ${row}.invoice_id FOR SHARE;
       IF found_state = 'issued' THEN ${postgresRefusal(FROZEN)} END IF; END IF;`;
  const parts = `${part('OLD', "'UPDATE', 'DELETE'")} ${part('NEW', "'UPDATE', 'INSERT'")}`;
  const given = "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;";
  return [
    postgresFunction('refuse_frozen_invoice', postgresRefusal(FROZEN)),
    postgresFunction('refuse_frozen_part', `${parts} ${given}`, 'DECLARE found_state varchar;'),
    postgresFunction('refuse_journal_change', postgresRefusal(WRITTEN)),
    `CREATE TRIGGER tr_invoice_change BEFORE UPDATE OR DELETE ON invoice FOR EACH ROW
       WHEN (OLD.state = 'issued') EXECUTE FUNCTION refuse_frozen_invoice()`,
    `CREATE TRIGGER tr_invoice_empty BEFORE TRUNCATE ON invoice EXECUTE FUNCTION refuse_frozen_invoice()`,
    ...PARTS.flatMap((table) => [
      `CREATE TRIGGER tr_${table}_change BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW
         EXECUTE FUNCTION refuse_frozen_part()`,
      `CREATE TRIGGER tr_${table}_empty BEFORE TRUNCATE ON ${table} EXECUTE FUNCTION refuse_frozen_invoice()`,
    ]),
    `CREATE TRIGGER tr_journal_entry_change BEFORE UPDATE OR DELETE ON journal_entry FOR EACH ROW
       EXECUTE FUNCTION refuse_journal_change()`,
    `CREATE TRIGGER tr_journal_entry_empty BEFORE TRUNCATE ON journal_entry EXECUTE FUNCTION refuse_journal_change()`,
  ];
}

function postgresDown(): string[] {
  return [
    ...['invoice', ...PARTS, 'journal_entry'].flatMap((table) => [
      `DROP TRIGGER tr_${table}_change ON ${table}`,
      `DROP TRIGGER tr_${table}_empty ON ${table}`,
    ]),
    ...['refuse_frozen_invoice', 'refuse_frozen_part', 'refuse_journal_change'].map(
      (name) => `DROP FUNCTION ${name}()`,
    ),
  ];
}
