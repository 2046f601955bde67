import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';
import { addColumn, dropColumn } from '../../src/core/database/migration-kit.js';

const index = new TableIndex({ columnNames: ['badge_hash'], isUnique: true });

/** A learner's badge: the hash of what its QR code says. */
export class Badges1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'app_user', { name: 'badge_hash', type: 'varchar', length: '64', isNullable: true });
    await runner.createIndex('app_user', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('app_user', index);
    await dropColumn(runner, 'app_user', 'badge_hash');
  }
}
