import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Core1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'journal_entry',
      columns: [
        c.id(),
        c.int('school_id'),
        c.instant('at'),
        c.int('user_id'),
        c.varchar('subject_type', 40),
        c.int('subject_id'),
        c.varchar('event', 40),
        c.varchar('from_state', 20, NULLABLE),
        c.varchar('to_state', 20, NULLABLE),
        c.varchar('reason', 500, NULLABLE),
        c.text('facts', NULLABLE),
      ],
      indices: [['school_id', 'subject_type', 'subject_id', 'id']],
    });
    await createTable(runner, {
      name: 'number_series',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('series', 4),
        c.int('year'),
        c.int('last_number'),
        c.day('last_date'),
      ],
      uniques: [['school_id', 'series', 'year']],
      checks: {
        ck_number_series_last: 'last_number >= 0',
      },
    });
    await createTable(runner, {
      name: 'outbox_message',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('recipient', 254),
        c.varchar('subject', 200),
        c.text('body'),
        c.varchar('secret', 500, NULLABLE),
        c.int('file_id', NULLABLE),
        c.varchar('state', 10),
        c.int('attempts'),
        c.instant('next_attempt_at'),
        c.varchar('last_error', 500, NULLABLE),
        c.instant('created_at'),
        c.instant('sent_at', NULLABLE),
      ],
      indices: [['state', 'next_attempt_at']],
      checks: {
        ck_outbox_message_state: "state IN ('pending', 'sent', 'dead')",
      },
    });
    await createTable(runner, {
      name: 'stored_file',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('subject_type', 40),
        c.int('subject_id'),
        c.int('partner_id', NULLABLE),
        c.varchar('kind', 30),
        c.varchar('name', 200),
        c.varchar('media_type', 100),
        c.int('size'),
        c.varchar('sha256', 64),
        c.instant('created_at'),
        c.int('created_by'),
      ],
      indices: [['school_id', 'subject_type', 'subject_id']],
      checks: {
        ck_stored_file_size: 'size > 0',
      },
    });
    await createTable(runner, {
      name: 'idempotent_request',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('user_id'),
        c.int('api_key_id'),
        c.varchar('key', 100),
        c.varchar('fingerprint', 64),
        c.int('status', NULLABLE),
        c.text('body', NULLABLE),
        c.bool('shown_once'),
        c.varchar('location', 500, NULLABLE),
        c.instant('created_at'),
      ],
      uniques: [['school_id', 'user_id', 'api_key_id', 'key']],
      indices: [['created_at']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'idempotent_request', 'stored_file', 'outbox_message', 'number_series', 'journal_entry');
  }
}
