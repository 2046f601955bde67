import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class LearnerCalls1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'learner_call',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('learner_id'),
        c.int('assignment_id', NULLABLE),
        c.instant('called_at'),
        c.instant('answered_at', NULLABLE),
        c.int('answered_by', NULLABLE),
      ],
      indices: [['school_id', 'answered_at'], { columns: ['learner_id'], unique: true, where: 'answered_at IS NULL' }],
      references: {
        school_id: 'school',
        learner_id: 'learner',
        assignment_id: 'assignment',
        answered_by: 'app_user',
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'learner_call');
  }
}
