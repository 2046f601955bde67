import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Production1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'work_order',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('number', 20),
        c.varchar('kind', 10),
        c.varchar('criticality', 12),
        c.varchar('state', 12),
        c.int('version'),
        c.int('order_id', NULLABLE),
        c.int('order_line_id', NULLABLE),
        c.int('workshop_id'),
        c.int('item_id'),
        c.varchar('item_name', 100),
        c.varchar('drawing_revision', 10, NULLABLE),
        c.varchar('unit_code', 3),
        c.int('quantity'),
        c.day('due_on'),
        c.instant('created_at'),
        c.text('search_text'),
      ],
      uniques: [['school_id', 'number']],
      indices: [['order_id'], ['school_id', 'state', 'due_on'], ['school_id', 'id']],
      checks: {
        ck_work_order_kind: "kind IN ('customer', 'exercise', 'internal', 'prototype', 'rework')",
        ck_work_order_state: "state IN ('planned', 'released', 'in_progress', 'completed', 'closed', 'cancelled')",
      },
      references: {
        school_id: 'school',
        order_id: 'sales_order',
        order_line_id: 'sales_order_line',
        workshop_id: 'workshop',
        item_id: 'item',
      },
    });
    await createTable(runner, {
      name: 'work_order_cell',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('work_order_id'),
        c.int('order_cell_id', NULLABLE),
        c.varchar('size', 12, NULLABLE),
        c.varchar('colour', 30, NULLABLE),
        c.int('quantity'),
      ],
      indices: [['work_order_id']],
      checks: {
        ck_work_order_cell_quantity: 'quantity > 0',
      },
      references: { school_id: 'school', work_order_id: 'work_order', order_cell_id: 'sales_order_cell' },
    });
    await createTable(runner, {
      name: 'work_operation',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('work_order_id'),
        c.int('position'),
        c.varchar('code', 6),
        c.varchar('name', 80),
        c.int('work_center_id', NULLABLE),
        c.int('setup_minutes'),
        c.int('unit_centiminutes'),
        c.int('required_level'),
        c.bool('heavy_load'),
        c.text('work_rules'),
        c.text('competence_codes'),
        c.varchar('instructions', 500),
        c.varchar('state', 12),
        c.int('version'),
      ],
      uniques: [['work_order_id', 'position']],
      indices: [['school_id', 'state']],
      checks: {
        ck_work_operation_state: "state IN ('blocked', 'ready', 'in_progress', 'paused', 'done', 'skipped')",
      },
      references: { school_id: 'school', work_order_id: 'work_order', work_center_id: 'work_center' },
    });
    await createTable(runner, {
      name: 'operation_cell',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('operation_id'),
        c.int('work_order_cell_id'),
        c.int('quantity'),
        c.int('good'),
        c.int('validated'),
        c.int('scrap'),
        c.int('rework'),
      ],
      uniques: [['operation_id', 'work_order_cell_id']],
      checks: {
        ck_operation_cell_limit: 'good + scrap <= quantity AND validated <= good',
        ck_operation_cell_signs: 'good >= 0 AND validated >= 0 AND scrap >= 0 AND rework >= 0',
      },
      references: { school_id: 'school', operation_id: 'work_operation', work_order_cell_id: 'work_order_cell' },
    });
    await createTable(runner, {
      name: 'assignment',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('operation_id'),
        c.int('learner_id'),
        c.int('supervisor_id'),
        c.int('work_center_id', NULLABLE),
        c.day('planned_on'),
        c.varchar('half_day', 2),
        c.varchar('state', 10),
        c.int('version'),
        c.text('warnings'),
        c.varchar('rule_version', 20),
        c.instant('created_at'),
      ],
      indices: [
        {
          columns: ['operation_id', 'learner_id', 'planned_on', 'half_day'],
          unique: true,
          where: "state <> 'withdrawn'",
        },
        ['learner_id', 'planned_on'],
        ['operation_id'],
        ['school_id', 'planned_on'],
      ],
      checks: {
        ck_assignment_half_day: "half_day IN ('am', 'pm')",
        ck_assignment_state: "state IN ('assigned', 'active', 'finished', 'withdrawn')",
      },
      references: {
        school_id: 'school',
        operation_id: 'work_operation',
        learner_id: 'learner',
        supervisor_id: 'app_user',
        work_center_id: 'work_center',
      },
    });
    await createTable(runner, {
      name: 'work_session',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('learner_id'),
        c.int('assignment_id'),
        c.int('operation_id'),
        c.varchar('state', 10),
        c.int('version'),
        c.instant('started_at'),
        c.instant('ended_at', NULLABLE),
        c.int('minutes'),
      ],
      indices: [
        ['school_id', 'started_at'],
        ['operation_id'],
        ['assignment_id'],
        { columns: ['learner_id'], unique: true, where: "state = 'open'" },
      ],
      checks: {
        ck_work_session_end: "(state = 'open') = (ended_at IS NULL) AND minutes >= 0",
        ck_work_session_state: "state IN ('open', 'closed')",
      },
      references: {
        school_id: 'school',
        learner_id: 'learner',
        assignment_id: 'assignment',
        operation_id: 'work_operation',
      },
    });
    await createTable(runner, {
      name: 'output_report',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('operation_id'),
        c.int('operation_cell_id'),
        c.int('learner_id'),
        c.int('assignment_id'),
        c.int('good'),
        c.int('rework'),
        c.int('scrap'),
        c.varchar('scrap_reason', 30, NULLABLE),
        c.varchar('state', 10),
        c.int('version'),
        c.instant('declared_at'),
        c.int('decided_by', NULLABLE),
        c.instant('decided_at', NULLABLE),
      ],
      indices: [['operation_id'], ['school_id', 'state']],
      checks: {
        ck_output_report_reason: 'scrap = 0 OR scrap_reason IS NOT NULL',
        ck_output_report_quantities: 'good >= 0 AND rework >= 0 AND scrap >= 0 AND good + rework + scrap > 0',
        ck_output_report_state: "state IN ('checked', 'posted', 'rejected')",
      },
      references: {
        school_id: 'school',
        operation_id: 'work_operation',
        operation_cell_id: 'operation_cell',
        learner_id: 'learner',
        assignment_id: 'assignment',
        decided_by: 'app_user',
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(
      runner,
      'output_report',
      'work_session',
      'assignment',
      'operation_cell',
      'work_operation',
      'work_order_cell',
      'work_order',
    );
  }
}
