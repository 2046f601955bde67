import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, columns, dropColumn, NULLABLE } from '../../src/core/database/migration-kit.js';

/** A need of garments is asked by size and colour, before there is an item. */
export class RequestSizes1700000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'price_request', columns(runner).text('sizes', NULLABLE));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'price_request', 'sizes');
  }
}
