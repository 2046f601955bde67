import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, columns, dropColumn } from '../../src/core/database/migration-kit.js';

/** A drawing under secrecy is read by those who price and make it, and by its owner. */
export class ConfidentialFiles1700000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'stored_file', columns(runner).bool('confidential', { default: false }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'stored_file', 'confidential');
  }
}
