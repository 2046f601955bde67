import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, dropColumn } from '../../src/core/database/migration-kit.js';

/** An operation split by day: how much of it a half-day is for. */
export class AssignmentShare1700000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const column = { name: 'quantity', type: 'integer', isNullable: true };
    await addColumn(runner, 'assignment', column, { checks: { ck_assignment_quantity: 'quantity > 0' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'assignment', 'quantity');
  }
}
