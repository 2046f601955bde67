import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumn,
  changeCheck,
  columns,
  createTable,
  dropColumn,
  dropTables,
  NULLABLE,
  perDatabase,
  postgresFunction,
  postgresRefusal,
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

const KEPT = 'A move of subcontracted pieces is never changed: write another one';
const OUTSIDE = 'A step made outside is not given to a learner';

const limit = (spent: string) => `${spent} <= quantity AND validated <= good`;
const BY_SUPPLIER =
  'EXISTS (SELECT 1 FROM work_operation o WHERE o.id = NEW.operation_id AND o.supplier_id IS NOT NULL)';

/** Steps made outside: who makes them, what is sent, what comes back. */
export class Subcontracting1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    const supplier = c.int('supplier_id', NULLABLE);
    await addColumn(runner, 'routing_operation', supplier, { references: 'partner' });
    await addColumn(runner, 'work_operation', supplier, { references: 'partner' });
    const outside = { name: 'outside', type: 'integer', isNullable: false, default: 0 };
    await addColumn(runner, 'operation_cell', outside, { checks: { ck_operation_cell_outside: 'outside >= 0' } });
    await changeCheck(runner, 'operation_cell', 'ck_operation_cell_limit', limit('good + scrap + outside'));
    await createTable(runner, {
      name: 'subcontract_move',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('operation_id'),
        c.int('operation_cell_id'),
        c.varchar('kind', 8),
        c.int('good'),
        c.int('scrap'),
        c.day('moved_on'),
        c.day('expected_on', NULLABLE),
        c.varchar('slip', 40, NULLABLE),
        c.int('reverses_id', NULLABLE),
        c.varchar('reason', 300, NULLABLE),
        c.int('recorded_by'),
        c.instant('recorded_at'),
      ],
      uniques: [['reverses_id']],
      indices: [['operation_id'], ['operation_cell_id']],
      checks: {
        ck_subcontract_move_kind: "kind IN ('sent', 'received') AND (kind = 'received' OR scrap = 0)",
        ck_subcontract_move_sign:
          '(reverses_id IS NULL AND good >= 0 AND scrap >= 0 AND good + scrap > 0) OR (reverses_id IS NOT NULL AND good <= 0 AND scrap <= 0 AND reason IS NOT NULL)',
      },
      references: {
        ...{ school_id: 'school', operation_id: 'work_operation', operation_cell_id: 'operation_cell' },
        ...{ reverses_id: 'subcontract_move', recorded_by: 'app_user' },
      },
    });
    await perDatabase(runner, {
      sqlite: [
        sqliteTrigger('subcontract_move', 'update', null, KEPT),
        sqliteTrigger('subcontract_move', 'delete', null, KEPT),
        sqliteTrigger('assignment', 'insert', BY_SUPPLIER, OUTSIDE),
      ],
      postgres: [
        postgresFunction('refuse_subcontract_change', postgresRefusal(KEPT)),
        `CREATE TRIGGER tr_subcontract_move_change BEFORE UPDATE OR DELETE ON subcontract_move FOR EACH ROW
           EXECUTE FUNCTION refuse_subcontract_change()`,
        postgresFunction(
          'check_assignment_place',
          `IF ${BY_SUPPLIER} THEN ${postgresRefusal(OUTSIDE)} END IF; RETURN NEW;`,
        ),
        `CREATE TRIGGER tr_assignment_insert BEFORE INSERT ON assignment FOR EACH ROW
           EXECUTE FUNCTION check_assignment_place()`,
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await perDatabase(runner, {
      sqlite: [
        ...['update', 'delete'].map((event) => `DROP TRIGGER tr_subcontract_move_${event}`),
        'DROP TRIGGER tr_assignment_insert',
      ],
      postgres: [
        'DROP TRIGGER tr_assignment_insert ON assignment',
        'DROP FUNCTION check_assignment_place()',
        'DROP TRIGGER tr_subcontract_move_change ON subcontract_move',
        'DROP FUNCTION refuse_subcontract_change()',
      ],
    });
    await dropTables(runner, 'subcontract_move');
    await changeCheck(runner, 'operation_cell', 'ck_operation_cell_limit', limit('good + scrap'));
    await dropColumn(runner, 'operation_cell', 'outside');
    await dropColumn(runner, 'work_operation', 'supplier_id');
    await dropColumn(runner, 'routing_operation', 'supplier_id');
  }
}
