import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

/** A partner's program is told what happens: where to, and what was sent. */
export class Webhooks1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'webhook_endpoint',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('partner_id'),
        c.varchar('url', 500),
        c.varchar('secret', 60),
        c.int('created_by'),
        c.instant('created_at'),
        c.instant('stopped_at', NULLABLE),
      ],
      indices: [{ columns: ['school_id', 'partner_id', 'url'], unique: true, where: 'stopped_at IS NULL' }],
      checks: { ck_webhook_endpoint_url: "url LIKE 'http%'" },
      references: { school_id: 'school', partner_id: 'partner', created_by: 'app_user' },
    });
    await createTable(runner, {
      name: 'webhook_delivery',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('endpoint_id'),
        c.varchar('message_id', 40),
        c.varchar('type', 30),
        c.text('body'),
        c.varchar('state', 10),
        c.int('attempts'),
        c.instant('next_attempt_at'),
        c.varchar('last_answer', 300, NULLABLE),
        c.instant('created_at'),
        c.instant('sent_at', NULLABLE),
      ],
      indices: [
        ['state', 'next_attempt_at'],
        ['endpoint_id', 'id'],
      ],
      checks: { ck_webhook_delivery_state: "state IN ('pending', 'sent', 'dead')" },
      references: { school_id: 'school', endpoint_id: 'webhook_endpoint' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'webhook_delivery', 'webhook_endpoint');
  }
}
