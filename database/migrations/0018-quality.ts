import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  columns,
  createTable,
  dropTables,
  NULLABLE,
  perDatabase,
  postgresFunction,
  postgresRefusal,
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

const FIRST = 'The first part of a critical piece is accepted before the series is counted';
const BAD = 'A first part out of tolerance is not accepted';
const KEPT = 'What was measured, decided or certified is never changed';
const outOfTolerance = 'EXISTS (SELECT 1 FROM measure m WHERE m.inspection_id = NEW.id AND NOT m.conform)';
const firstPartMissing = `EXISTS (SELECT 1 FROM work_operation o JOIN work_order w ON w.id = o.work_order_id
    JOIN characteristic c ON c.item_id = w.item_id AND c.position = o.position AND c.code = o.code
    WHERE o.id = NEW.operation_id AND w.criticality = 'critical' AND c.retired_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM inspection i
    WHERE i.operation_id = NEW.operation_id AND i.kind = 'first' AND i.state = 'accepted')`;

/** Table → when a row stands for good; null: from the start. */
const FROZEN = { inspection: "OLD.state <> 'declared'", measure: null, certificate: null } as const;

/** Control plans, what was measured, what was not as asked, and what was certified. */
export class Quality1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await controlPlans(runner);
    await inspections(runner);
    await nonConformities(runner);
    await certificates(runner);
    await perDatabase(runner, { sqlite: sqliteUp(), postgres: postgresUp() });
  }

  async down(runner: QueryRunner): Promise<void> {
    await perDatabase(runner, { sqlite: sqliteDown(), postgres: postgresDown() });
    await dropTables(
      runner,
      ...['certificate', 'non_conformity', 'measure', 'inspection', 'characteristic_size', 'characteristic'],
      'instrument',
    );
  }
}

/** A migration that rebuilds output_report on SQLite must create its trigger again. */
function sqliteUp(): string[] {
  const accepted = `OLD.state <> 'declared' OR (NEW.state = 'accepted' AND ${outOfTolerance})`;
  return [
    sqliteTrigger('output_report', 'insert', `NEW.state = 'checked' AND ${firstPartMissing}`, FIRST),
    sqliteTrigger('inspection', 'update', accepted, `${KEPT}. ${BAD}`),
    sqliteTrigger('inspection', 'delete', FROZEN.inspection, KEPT),
    ...['measure', 'certificate'].flatMap((table) => [
      sqliteTrigger(table, 'update', null, KEPT),
      sqliteTrigger(table, 'delete', null, KEPT),
    ]),
  ];
}

const sqliteDown = (): string[] => [
  'DROP TRIGGER tr_output_report_insert',
  ...Object.keys(FROZEN).flatMap((table) => [`DROP TRIGGER tr_${table}_update`, `DROP TRIGGER tr_${table}_delete`]),
];

function postgresUp(): string[] {
  const given = 'RETURN NEW;';
  return [
    postgresFunction('refuse_quality_change', postgresRefusal(KEPT)),
    postgresFunction('refuse_bad_first', `IF ${outOfTolerance} THEN ${postgresRefusal(BAD)} END IF; ${given}`),
    postgresFunction('refuse_without_first', `IF ${firstPartMissing} THEN ${postgresRefusal(FIRST)} END IF; ${given}`),
    ...Object.entries(FROZEN).map(
      ([table, when]) => `CREATE TRIGGER tr_${table}_change BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW
         ${when === null ? '' : `WHEN (${when})`} EXECUTE FUNCTION refuse_quality_change()`,
    ),
    `CREATE TRIGGER tr_inspection_accept BEFORE UPDATE ON inspection FOR EACH ROW
       WHEN (NEW.state = 'accepted') EXECUTE FUNCTION refuse_bad_first()`,
    `CREATE TRIGGER tr_output_report_insert BEFORE INSERT ON output_report FOR EACH ROW
       WHEN (NEW.state = 'checked') EXECUTE FUNCTION refuse_without_first()`,
  ];
}

const postgresDown = (): string[] => [
  'DROP TRIGGER tr_output_report_insert ON output_report',
  'DROP TRIGGER tr_inspection_accept ON inspection',
  ...Object.keys(FROZEN).map((table) => `DROP TRIGGER tr_${table}_change ON ${table}`),
  ...['refuse_without_first', 'refuse_bad_first', 'refuse_quality_change'].map((name) => `DROP FUNCTION ${name}()`),
];

async function controlPlans(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'instrument',
    columns: [
      c.id(),
      c.int('school_id'),
      c.varchar('code', 20),
      c.varchar('name', 80),
      c.day('calibration_due_on'),
      c.bool('out_of_service'),
    ],
    uniques: [['school_id', 'code']],
    references: { school_id: 'school' },
  });
  await createTable(runner, {
    name: 'characteristic',
    columns: [
      c.id(),
      c.int('school_id'),
      c.int('item_id'),
      c.int('position'),
      c.varchar('code', 6),
      c.varchar('name', 80),
      c.varchar('kind', 8),
      c.varchar('unit', 4, NULLABLE),
      c.int('nominal', NULLABLE),
      c.int('lower', NULLABLE),
      c.int('upper', NULLABLE),
      c.int('every'),
      c.int('instrument_id', NULLABLE),
      c.instant('retired_at', NULLABLE),
    ],
    indices: [['item_id']],
    checks: {
      ck_characteristic_kind: "kind IN ('measure', 'look')",
      ck_characteristic_every: 'every BETWEEN 0 AND 1000',
      ck_characteristic_tolerance:
        "kind = 'look' OR (unit IS NOT NULL AND nominal IS NOT NULL AND lower IS NOT NULL AND upper IS NOT NULL AND lower <= upper)",
    },
    references: { school_id: 'school', item_id: 'item', instrument_id: 'instrument' },
  });
  await createTable(runner, {
    name: 'characteristic_size',
    columns: [c.id(), c.int('school_id'), c.int('characteristic_id'), c.varchar('size', 12), c.int('nominal')],
    uniques: [['characteristic_id', 'size']],
    references: { school_id: 'school', characteristic_id: 'characteristic' },
  });
}

async function inspections(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'inspection',
    columns: [
      c.id(),
      c.int('school_id'),
      c.int('work_order_id'),
      c.int('operation_id'),
      c.int('operation_cell_id'),
      c.int('assignment_id'),
      c.int('learner_id'),
      c.varchar('kind', 6),
      c.varchar('state', 8),
      c.int('version'),
      c.instant('measured_at'),
      c.int('decided_by', NULLABLE),
      c.instant('decided_at', NULLABLE),
      c.varchar('reason', 500, NULLABLE),
    ],
    indices: [
      ['operation_id', 'id'],
      ['assignment_id'],
      ['school_id', 'state'],
      { columns: ['operation_id'], unique: true, where: "kind = 'first' AND state <> 'refused'" },
    ],
    checks: {
      ck_inspection_kind: "kind IN ('first', 'series')",
      ck_inspection_state: "state IN ('declared', 'accepted', 'refused', 'recorded')",
      ck_inspection_series: "(kind = 'series') = (state = 'recorded')",
    },
    references: {
      ...{ school_id: 'school', work_order_id: 'work_order', operation_id: 'work_operation' },
      ...{ operation_cell_id: 'operation_cell', assignment_id: 'assignment', learner_id: 'learner' },
      decided_by: 'app_user',
    },
  });
  await createTable(runner, {
    name: 'measure',
    columns: [
      c.id(),
      c.int('school_id'),
      c.int('inspection_id'),
      c.int('characteristic_id'),
      c.varchar('name', 80),
      c.varchar('unit', 4, NULLABLE),
      c.int('nominal', NULLABLE),
      c.int('minimum', NULLABLE),
      c.int('maximum', NULLABLE),
      c.int('value', NULLABLE),
      c.bool('conform'),
      c.varchar('instrument', 110, NULLABLE),
      c.day('calibration_due_on', NULLABLE),
    ],
    uniques: [['inspection_id', 'characteristic_id']],
    indices: [['characteristic_id']],
    checks: {
      ck_measure_value: '(value IS NULL) = (minimum IS NULL) AND (value IS NULL) = (maximum IS NULL)',
      ck_measure_conform: 'value IS NULL OR conform = (value >= minimum AND value <= maximum)',
    },
    references: { school_id: 'school', inspection_id: 'inspection', characteristic_id: 'characteristic' },
  });
}

async function nonConformities(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'non_conformity',
    columns: [
      c.id(),
      c.int('school_id'),
      c.varchar('number', 20),
      c.varchar('origin', 8),
      c.int('work_order_id', NULLABLE),
      c.int('order_id', NULLABLE),
      c.int('partner_id', NULLABLE),
      c.varchar('item_name', 100),
      c.varchar('unit_code', 3),
      c.int('quantity'),
      c.varchar('defect', 500),
      c.varchar('cause', 10),
      c.varchar('disposition', 10, NULLABLE),
      c.varchar('action', 500, NULLABLE),
      c.varchar('answer', 500, NULLABLE),
      c.varchar('state', 14),
      c.int('version'),
      c.int('opened_by', NULLABLE),
      c.instant('opened_at'),
    ],
    uniques: [['school_id', 'number']],
    indices: [['school_id', 'state', 'id'], ['work_order_id'], ['order_id']],
    checks: {
      ck_non_conformity_state: "state IN ('open', 'contained', 'dispositioned', 'action', 'closed')",
      ck_non_conformity_origin: "origin IN ('workshop', 'claim')",
      ck_non_conformity_cause:
        "cause IN ('learning', 'method', 'machine', 'material', 'drawing', 'supplier', 'unknown')",
      ck_non_conformity_disposition:
        "disposition IS NULL OR disposition IN ('use_as_is', 'rework', 'scrap', 'return', 'concession')",
      ck_non_conformity_decided: "state IN ('open', 'contained') OR disposition IS NOT NULL",
      ck_non_conformity_quantity: 'quantity > 0',
      ck_non_conformity_claim: "(origin = 'claim') = (partner_id IS NOT NULL)",
    },
    references: {
      ...{ school_id: 'school', work_order_id: 'work_order', order_id: 'sales_order', partner_id: 'partner' },
      opened_by: 'app_user',
    },
  });
}

async function certificates(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'certificate',
    columns: [
      c.id(),
      c.int('school_id'),
      c.varchar('number', 20),
      c.int('work_order_id'),
      c.int('order_id'),
      c.int('partner_id'),
      c.int('quantity'),
      c.int('file_id'),
      c.int('issued_by'),
      c.instant('issued_at'),
    ],
    uniques: [['school_id', 'number']],
    indices: [['work_order_id'], ['order_id']],
    checks: { ck_certificate_quantity: 'quantity > 0' },
    references: {
      ...{ school_id: 'school', work_order_id: 'work_order', order_id: 'sales_order', partner_id: 'partner' },
      ...{ file_id: 'stored_file', issued_by: 'app_user' },
    },
  });
}
