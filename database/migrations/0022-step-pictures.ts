import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables } from '../../src/core/database/migration-kit.js';

/** A picture shows a learner how a step of an item is made. */
export class StepPictures1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'step_picture',
      columns: [c.id(), c.int('school_id'), c.int('item_id'), c.varchar('code', 6), c.int('file_id')],
      uniques: [['item_id', 'code']],
      references: { school_id: 'school', item_id: 'item', file_id: 'stored_file' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'step_picture');
  }
}
