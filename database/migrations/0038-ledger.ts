import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  columns,
  createTable,
  dropTables,
  perDatabase,
  postgresFunction,
  postgresRefusal,
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

const TYPES = [
  ...['INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'ALLOCATION', 'PAYMENT_REVERSAL', 'SETTINGS_CHANGE'],
  ...['CLOSING_DAY', 'CLOSING_MONTH', 'CLOSING_YEAR'],
];
const ONCE = TYPES.filter((type) => type !== 'ALLOCATION' && type !== 'SETTINGS_CHANGE');
const within = (types: readonly string[]) => `type IN (${types.map((type) => `'${type}'`).join(', ')})`;
const SEALED = 'The ledger is only ever added to';
const NEXT = 'The ledger goes on by one entry at a time';

/** The sealed ledger of each school: a chain of entries nobody changes, and where it ends. */
export class Ledger1700000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'ledger_entry',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('seq'), c.varchar('type', 20), c.varchar('number', 40)],
        ...[c.day('on_day'), c.instant('occurred_at'), c.big('amount_cents'), c.text('payload')],
        ...[c.int('hash_version'), c.varchar('prev_hash', 64), c.varchar('hash', 64)],
      ],
      uniques: [['school_id', 'seq']],
      indices: [
        { columns: ['school_id', 'type', 'number'], unique: true, where: within(ONCE) },
        ['school_id', 'on_day'],
      ],
      checks: {
        ck_ledger_entry_type: within(TYPES),
        ck_ledger_entry_seal: 'seq > 0 AND length(hash) = 64 AND length(prev_hash) = 64',
      },
      references: { school_id: 'school' },
    });
    await createTable(runner, {
      name: 'ledger_head',
      columns: [c.id(), c.int('school_id'), c.int('seq'), c.varchar('hash', 64)],
      uniques: [['school_id']],
      references: { school_id: 'school' },
    });
    await perDatabase(runner, { sqlite: sqliteUp(), postgres: postgresUp() });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'ledger_head', 'ledger_entry');
    const functions = ['refuse_ledger_change', 'refuse_head_jump'];
    await perDatabase(runner, { sqlite: [], postgres: functions.map((name) => `DROP FUNCTION ${name}()`) });
  }
}

// INSERT OR REPLACE deletes without firing a delete trigger: the insert trigger watches for it.
const there = 'EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id OR (school_id = NEW.school_id AND seq = NEW.seq))';
const jumps =
  'NEW.school_id <> OLD.school_id OR (NEW.seq <> OLD.seq + 1 AND (NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash))';

const sqliteUp = (): string[] => [
  sqliteTrigger('ledger_entry', 'insert', there, SEALED),
  sqliteTrigger('ledger_entry', 'update', null, SEALED),
  sqliteTrigger('ledger_entry', 'delete', null, SEALED),
  sqliteTrigger('ledger_head', 'update', jumps, NEXT),
  sqliteTrigger('ledger_head', 'delete', null, NEXT),
];

const postgresUp = (): string[] => [
  postgresFunction('refuse_ledger_change', postgresRefusal(SEALED)),
  postgresFunction('refuse_head_jump', postgresRefusal(NEXT)),
  `CREATE TRIGGER tr_ledger_entry_change BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW
     EXECUTE FUNCTION refuse_ledger_change()`,
  'CREATE TRIGGER tr_ledger_entry_empty BEFORE TRUNCATE ON ledger_entry EXECUTE FUNCTION refuse_ledger_change()',
  `CREATE TRIGGER tr_ledger_head_change BEFORE UPDATE ON ledger_head FOR EACH ROW WHEN (${jumps})
     EXECUTE FUNCTION refuse_head_jump()`,
  'CREATE TRIGGER tr_ledger_head_delete BEFORE DELETE ON ledger_head FOR EACH ROW EXECUTE FUNCTION refuse_head_jump()',
  'CREATE TRIGGER tr_ledger_head_empty BEFORE TRUNCATE ON ledger_head EXECUTE FUNCTION refuse_head_jump()',
];
