import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  columns,
  createTable,
  dropTables,
  NULLABLE,
  perDatabase,
  postgresFunction,
  postgresRefusal,
  remakeTable,
  sqliteTrigger,
  type TablePlan,
} from '../../src/core/database/migration-kit.js';

const KEPT = 'A declaration stays as it was handed over';

const told = (treatment: string) => `i.notes LIKE '%"BAR","content":"${treatment}"%'`;

/** Declarations of sales to consumers, handed over like invoices are; and the way of papers older than the room. */
export class EReporting1700000000049 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await remakeTable(runner, flowTable(runner, true), 'SELECT * FROM platform_flow');
    await createTable(runner, {
      name: 'platform_report',
      columns: [
        ...[c.id(), c.int('school_id'), c.varchar('kind', 8), c.day('from_day'), c.day('to_day'), c.int('rank')],
        ...[c.int('replaces_id', NULLABLE), c.varchar('fingerprint', 64), c.int('flow_id')],
        ...[c.instant('declared_at'), c.int('declared_by', NULLABLE)],
      ],
      uniques: [['school_id', 'kind', 'from_day', 'rank']],
      checks: {
        ck_platform_report_kind: "kind IN ('sales', 'payments')",
        ck_platform_report_days: 'to_day >= from_day',
        ck_platform_report_rank: 'rank > 0',
      },
      references: {
        ...{ school_id: 'school', replaces_id: 'platform_report', flow_id: 'platform_flow' },
        declared_by: 'app_user',
      },
    });
    await perDatabase(runner, { sqlite: sqliteUp(), postgres: postgresUp() });
    await this.waysOfEarlierPapers(runner);
  }

  /** They went none: why, by what each says of itself. */
  waysOfEarlierPapers(runner: QueryRunner): Promise<unknown> {
    return runner.query(
      `INSERT INTO platform_invoice (school_id, invoice_id, channel, reason)
       SELECT i.school_id, i.id, 'none', CASE WHEN ${told('B2C')} THEN 'consumer' WHEN ${told('B2BINT')} THEN 'abroad'
         WHEN ${told('OUTOFSCOPE')} THEN 'out_of_scope' ELSE 'no_platform' END
       FROM invoice i LEFT JOIN platform_invoice p ON p.invoice_id = i.id
       WHERE i.state = 'issued' AND p.id IS NULL ORDER BY i.id`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'platform_report');
    await perDatabase(runner, { sqlite: [], postgres: ['DROP FUNCTION refuse_platform_report()'] });
    await remakeTable(runner, flowTable(runner, false), "SELECT * FROM platform_flow WHERE kind <> 'report'");
  }
}

function flowTable(runner: QueryRunner, reports: boolean): TablePlan {
  const c = columns(runner);
  return {
    name: 'platform_flow',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('invoice_id', reports ? NULLABLE : {}), c.varchar('kind', 7)],
      ...[c.varchar('tracking_id', 60), c.int('file_id'), c.int('payment_id', NULLABLE), c.varchar('state', 8)],
      ...[c.int('attempts'), c.instant('next_attempt_at'), c.varchar('flow_id', 100, NULLABLE)],
      ...[c.varchar('last_answer', 300, NULLABLE), c.int('drop_file_id', NULLABLE), c.instant('created_at')],
      c.instant('sent_at', NULLABLE),
    ],
    uniques: [['school_id', 'tracking_id']],
    indices: [['state', 'next_attempt_at'], ['school_id', 'state', 'id'], ['invoice_id'], ['payment_id']],
    checks: {
      ...(reports
        ? {
            ck_platform_flow_kind: "kind IN ('invoice', 'status', 'report')",
            ck_platform_flow_invoice: "(kind = 'report') = (invoice_id IS NULL)",
          }
        : { ck_platform_flow_kind: "kind IN ('invoice', 'status')" }),
      ck_platform_flow_state: "state IN ('by_hand', 'pending', 'sent', 'dead', 'refused')",
      ck_platform_flow_sent: "state <> 'sent' OR sent_at IS NOT NULL",
    },
    references: {
      ...{ school_id: 'school', invoice_id: 'invoice', payment_id: 'payment' },
      ...{ file_id: 'stored_file', drop_file_id: 'stored_file' },
    },
  };
}

// INSERT OR REPLACE deletes without firing a delete trigger: the insert trigger watches for it.
const there = `EXISTS (SELECT 1 FROM platform_report WHERE id = NEW.id OR (school_id = NEW.school_id AND kind = NEW.kind
  AND from_day = NEW.from_day AND rank = NEW.rank))`;

const sqliteUp = (): string[] => [
  sqliteTrigger('platform_report', 'insert', there, KEPT),
  sqliteTrigger('platform_report', 'update', null, KEPT),
  sqliteTrigger('platform_report', 'delete', null, KEPT),
];

const postgresUp = (): string[] => [
  postgresFunction('refuse_platform_report', postgresRefusal(KEPT)),
  `CREATE TRIGGER tr_platform_report_change BEFORE UPDATE OR DELETE ON platform_report FOR EACH ROW
     EXECUTE FUNCTION refuse_platform_report()`,
  'CREATE TRIGGER tr_platform_report_empty BEFORE TRUNCATE ON platform_report EXECUTE FUNCTION refuse_platform_report()',
];
