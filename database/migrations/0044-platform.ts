import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  columns,
  createTable,
  dropTables,
  NULLABLE,
  perDatabase,
  postgresFunction,
  postgresRefusal,
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

const KEPT = 'What happened to an invoice is only ever added to';

/** The way of issued invoices: what is handed over, what is told of it, what it asks for. */
export class Platform1700000000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await statusTable(runner);
    await flowTables(runner);
    await taskTable(runner);
    await receiptTables(runner);
    await perDatabase(runner, { sqlite: sqliteUp(), postgres: postgresUp() });
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['platform_cursor', 'platform_receipt', 'platform_task', 'platform_flow', 'platform_invoice'];
    await dropTables(runner, ...tables, 'invoice_status');
    await perDatabase(runner, { sqlite: [], postgres: ['DROP FUNCTION refuse_status_change()'] });
  }
}

async function statusTable(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'invoice_status',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('invoice_id'), c.int('code'), c.instant('at'), c.varchar('actor', 3)],
      ...[c.varchar('reason', 40, NULLABLE), c.varchar('note', 1000, NULLABLE), c.big('amount_cents', NULLABLE)],
      ...[c.int('vat_rate', NULLABLE), c.varchar('source', 8), c.int('file_id', NULLABLE)],
      ...[c.varchar('fingerprint', 64), c.instant('noted_at'), c.int('noted_by', NULLABLE)],
    ],
    uniques: [['school_id', 'fingerprint']],
    indices: [['school_id', 'invoice_id', 'id']],
    checks: {
      ck_invoice_status_code: 'code BETWEEN 100 AND 999',
      ck_invoice_status_actor: "actor IN ('SE', 'BY', 'WK', 'DFH', 'AB', 'DL', 'SR', 'PE', 'PR', 'II', 'IV')",
      ck_invoice_status_source: "source IN ('manual', 'platform', 'house')",
      ck_invoice_status_amount: 'vat_rate IS NULL OR (vat_rate >= 0 AND amount_cents IS NOT NULL)',
    },
    references: { school_id: 'school', invoice_id: 'invoice', file_id: 'stored_file', noted_by: 'app_user' },
  });
}

async function flowTables(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'platform_invoice',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('invoice_id'), c.varchar('channel', 8), c.varchar('reason', 12, NULLABLE)],
    ],
    uniques: [['invoice_id']],
    indices: [['school_id', 'invoice_id']],
    checks: {
      ck_platform_invoice_channel: "channel IN ('platform', 'chorus', 'none')",
      ck_platform_invoice_reason: "reason IN ('out_of_scope', 'consumer', 'abroad', 'no_platform', 'no_address')",
      ck_platform_invoice_none: "(channel = 'none') = (reason IS NOT NULL)",
    },
    references: { school_id: 'school', invoice_id: 'invoice' },
  });
  await createTable(runner, {
    name: 'platform_flow',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('invoice_id'), c.varchar('kind', 7), c.varchar('tracking_id', 60)],
      ...[c.int('file_id'), c.int('payment_id', NULLABLE), c.varchar('state', 8), c.int('attempts')],
      ...[c.instant('next_attempt_at'), c.varchar('flow_id', 100, NULLABLE), c.varchar('last_answer', 300, NULLABLE)],
      ...[c.int('drop_file_id', NULLABLE), c.instant('created_at'), c.instant('sent_at', NULLABLE)],
    ],
    uniques: [['school_id', 'tracking_id']],
    indices: [['state', 'next_attempt_at'], ['school_id', 'state', 'id'], ['invoice_id'], ['payment_id']],
    checks: {
      ck_platform_flow_kind: "kind IN ('invoice', 'status')",
      ck_platform_flow_state: "state IN ('by_hand', 'pending', 'sent', 'dead', 'refused')",
      ck_platform_flow_sent: "state <> 'sent' OR sent_at IS NOT NULL",
    },
    references: {
      ...{ school_id: 'school', invoice_id: 'invoice', payment_id: 'payment' },
      ...{ file_id: 'stored_file', drop_file_id: 'stored_file' },
    },
  });
}

async function taskTable(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'platform_task',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('invoice_id'), c.int('status_id'), c.varchar('kind', 8)],
      ...[c.varchar('state', 4), c.int('non_conformity_id', NULLABLE)],
      ...[c.instant('opened_at'), c.instant('done_at', NULLABLE)],
    ],
    indices: [['school_id', 'state', 'id'], ['invoice_id']],
    checks: {
      ck_platform_task_kind: "kind IN ('refused', 'rejected', 'dispute', 'document', 'quality')",
      ck_platform_task_state: "state IN ('open', 'done')",
      ck_platform_task_done: "(state = 'done') = (done_at IS NOT NULL)",
    },
    references: {
      ...{ school_id: 'school', invoice_id: 'invoice', status_id: 'invoice_status' },
      non_conformity_id: 'non_conformity',
    },
  });
}

async function receiptTables(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'platform_receipt',
    columns: [
      ...[c.id(), c.int('school_id'), c.varchar('flow_id', 100), c.varchar('state', 8), c.int('file_id', NULLABLE)],
      ...[c.varchar('answer', 500, NULLABLE), c.instant('received_at')],
    ],
    uniques: [['school_id', 'flow_id']],
    indices: [['school_id', 'state', 'id']],
    checks: { ck_platform_receipt_state: "state IN ('taken', 'refused', 'aside')" },
    references: { school_id: 'school', file_id: 'stored_file' },
  });
  await createTable(runner, {
    name: 'platform_cursor',
    columns: [c.id(), c.int('school_id'), c.varchar('updated_after', 40), c.instant('read_at')],
    uniques: [['school_id']],
    references: { school_id: 'school' },
  });
}

// INSERT OR REPLACE deletes without firing a delete trigger: the insert trigger watches for it.
const there =
  'EXISTS (SELECT 1 FROM invoice_status WHERE id = NEW.id OR (school_id = NEW.school_id AND fingerprint = NEW.fingerprint))';

const sqliteUp = (): string[] => [
  sqliteTrigger('invoice_status', 'insert', there, KEPT),
  sqliteTrigger('invoice_status', 'update', null, KEPT),
  sqliteTrigger('invoice_status', 'delete', null, KEPT),
];

const postgresUp = (): string[] => [
  postgresFunction('refuse_status_change', postgresRefusal(KEPT)),
  `CREATE TRIGGER tr_invoice_status_change BEFORE UPDATE OR DELETE ON invoice_status FOR EACH ROW
     EXECUTE FUNCTION refuse_status_change()`,
  'CREATE TRIGGER tr_invoice_status_empty BEFORE TRUNCATE ON invoice_status EXECUTE FUNCTION refuse_status_change()',
];
