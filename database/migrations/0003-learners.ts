import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Learners1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'framework',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('code', 20),
        c.varchar('title', 150),
        c.varchar('status', 10),
        c.varchar('source', 200),
      ],
      uniques: [['school_id', 'code']],
      checks: {
        ck_framework_status: "status IN ('official', 'working')",
      },
      references: { school_id: 'school' },
    });
    await createTable(runner, {
      name: 'competence',
      columns: [c.id(), c.int('school_id'), c.int('framework_id'), c.varchar('code', 10), c.varchar('title', 200)],
      uniques: [['framework_id', 'code']],
      references: { school_id: 'school', framework_id: 'framework' },
    });
    await createTable(runner, {
      name: 'school_class',
      columns: [c.id(), c.int('school_id'), c.int('framework_id'), c.varchar('name', 60), c.int('capacity')],
      uniques: [['school_id', 'name']],
      checks: {
        ck_school_class_capacity: 'capacity > 0',
      },
      references: { school_id: 'school', framework_id: 'framework' },
    });
    await createTable(runner, {
      name: 'learner',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('first_name', 60),
        c.varchar('last_name', 60),
        c.day('birth_date'),
        c.int('level'),
        c.int('version'),
        c.instant('created_at'),
      ],
      indices: [['school_id', 'id']],
      checks: {
        ck_learner_level: 'level BETWEEN 0 AND 4',
      },
      references: { school_id: 'school' },
    });
    await createTable(runner, {
      name: 'enrolment',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('learner_id'),
        c.int('class_id'),
        c.day('entered_on'),
        c.day('left_on', NULLABLE),
      ],
      indices: [['learner_id'], ['school_id', 'entered_on']],
      checks: {
        ck_enrolment_dates: 'left_on IS NULL OR left_on >= entered_on',
      },
      references: { school_id: 'school', learner_id: 'learner', class_id: 'school_class' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'enrolment', 'learner', 'school_class', 'competence', 'framework');
  }
}
