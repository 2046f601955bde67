import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Safety1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'machine_class',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('code', 40),
        c.varchar('name', 100),
        c.varchar('rule', 1),
        c.varchar('article', 30, NULLABLE),
        c.bool('requires_driving'),
        c.bool('training_required'),
        c.int('version'),
      ],
      uniques: [['school_id', 'code']],
      checks: {
        ck_machine_class_rule: "rule IN ('F', 'D', 'A', 'N')",
      },
      references: { school_id: 'school' },
    });
    await createTable(runner, {
      name: 'workshop_declaration',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('state', 10),
        c.int('version'),
        c.day('sent_on', NULLABLE),
        c.varchar('sector', 150),
        c.varchar('proof', 150, NULLABLE),
      ],
      indices: [['school_id', 'state']],
      checks: {
        ck_workshop_declaration_sent: "state = 'draft' OR sent_on IS NOT NULL",
        ck_workshop_declaration_state:
          "state IN ('draft', 'sent', 'active', 'to_renew', 'to_update', 'expired', 'withdrawn')",
      },
      references: { school_id: 'school' },
    });
    await createTable(runner, {
      name: 'declared_work',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('declaration_id'),
        c.varchar('machine_class_code', 40, NULLABLE),
        c.varchar('work_rule', 30, NULLABLE),
        c.int('workshop_id'),
      ],
      uniques: [['declaration_id', 'workshop_id', 'machine_class_code', 'work_rule']],
      indices: [['declaration_id']],
      checks: {
        ck_declared_work_one: '(machine_class_code IS NULL) <> (work_rule IS NULL)',
      },
      references: { school_id: 'school', declaration_id: 'workshop_declaration', workshop_id: 'workshop' },
    });
    await createTable(runner, {
      name: 'medical_opinion',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('learner_id'),
        c.day('issued_on'),
        c.day('valid_until'),
        c.varchar('outcome', 20),
        c.text('excluded_class_codes'),
        c.bool('includes_handling'),
      ],
      indices: [['school_id', 'learner_id']],
      checks: {
        ck_medical_opinion_dates: 'valid_until >= issued_on',
        ck_medical_opinion_outcome: "outcome IN ('fit', 'fit_with_reserves', 'unfit')",
      },
      references: { school_id: 'school', learner_id: 'learner' },
    });
    await createTable(runner, {
      name: 'safety_training',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('learner_id'),
        c.varchar('machine_class_code', 40),
        c.day('trained_on'),
        c.int('trainer_id'),
      ],
      indices: [['school_id', 'learner_id']],
      references: { school_id: 'school', learner_id: 'learner', trainer_id: 'app_user' },
    });
    await createTable(runner, {
      name: 'driving_authorisation',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('learner_id'),
        c.varchar('class_code', 40),
        c.day('issued_on'),
        c.day('valid_until'),
      ],
      indices: [['school_id', 'learner_id']],
      checks: {
        ck_driving_authorisation_dates: 'valid_until >= issued_on',
      },
      references: { school_id: 'school', learner_id: 'learner' },
    });
    await createTable(runner, {
      name: 'standing_derogation',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('learner_id'),
        c.varchar('article', 20),
        c.text('class_codes'),
        c.day('valid_from'),
        c.day('valid_until'),
      ],
      indices: [['school_id', 'learner_id']],
      checks: {
        ck_standing_derogation_article: "article IN ('R.4153-49', 'R.4153-50', 'R.4153-51')",
      },
      references: { school_id: 'school', learner_id: 'learner' },
    });
    await createTable(runner, {
      name: 'supervisor',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('user_id'),
        c.int('workshop_id'),
        c.varchar('position', 100),
        c.day('named_from'),
        c.day('named_until', NULLABLE),
      ],
      indices: [
        ['school_id', 'user_id'],
        { columns: ['user_id', 'workshop_id'], unique: true, where: 'named_until IS NULL' },
      ],
      checks: {
        ck_supervisor_dates: 'named_until IS NULL OR named_until >= named_from',
      },
      references: { school_id: 'school', user_id: 'app_user', workshop_id: 'workshop' },
    });
    await createTable(runner, {
      name: 'supervisor_absence',
      columns: [c.id(), c.int('school_id'), c.int('user_id'), c.day('first_day'), c.day('last_day')],
      indices: [['school_id', 'user_id']],
      checks: {
        ck_supervisor_absence_dates: 'last_day >= first_day',
      },
      references: { school_id: 'school', user_id: 'app_user' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(
      runner,
      'supervisor_absence',
      'supervisor',
      'standing_derogation',
      'driving_authorisation',
      'safety_training',
      'medical_opinion',
      'declared_work',
      'workshop_declaration',
      'machine_class',
    );
  }
}
