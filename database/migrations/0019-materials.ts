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

const KEPT = 'A move of stock is never changed: write another one';

/** Materials, their lots, and what came in or went out. */
export class Materials1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'material',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('code', 30),
        c.varchar('name', 100),
        c.varchar('unit_code', 3),
        c.int('minimum'),
      ],
      uniques: [['school_id', 'code']],
      checks: { ck_material_minimum: 'minimum >= 0' },
      references: { school_id: 'school' },
    });
    await createTable(runner, {
      name: 'material_lot',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('material_id'),
        c.varchar('number', 40),
        c.varchar('owner', 8),
        c.int('partner_id', NULLABLE),
        c.day('received_on'),
        c.int('balance'),
        c.int('certificate_file_id', NULLABLE),
      ],
      uniques: [['material_id', 'number']],
      indices: [['school_id', 'partner_id']],
      checks: {
        ck_material_lot_balance: 'balance >= 0',
        ck_material_lot_owner: "owner IN ('school', 'customer') AND (owner = 'school' OR partner_id IS NOT NULL)",
      },
      references: {
        ...{ school_id: 'school', material_id: 'material', partner_id: 'partner' },
        certificate_file_id: 'stored_file',
      },
    });
    await createTable(runner, {
      name: 'stock_move',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('lot_id'),
        c.varchar('kind', 9),
        c.int('quantity'),
        c.int('work_order_id', NULLABLE),
        c.varchar('reason', 300, NULLABLE),
        c.int('moved_by', NULLABLE),
        c.instant('moved_at'),
      ],
      indices: [['lot_id', 'id'], ['work_order_id']],
      checks: {
        ck_stock_move_kind: "kind IN ('receipt', 'issue', 'return', 'offcut', 'scrap', 'give_back', 'count')",
        ck_stock_move_sign:
          "kind = 'count' OR (quantity > 0 AND kind IN ('receipt', 'return', 'offcut')) OR (quantity < 0 AND kind IN ('issue', 'scrap', 'give_back'))",
        ck_stock_move_order: "kind NOT IN ('issue', 'return', 'offcut') OR work_order_id IS NOT NULL",
      },
      references: {
        ...{ school_id: 'school', lot_id: 'material_lot', work_order_id: 'work_order' },
        moved_by: 'app_user',
      },
    });
    await perDatabase(runner, {
      sqlite: [sqliteTrigger('stock_move', 'update', null, KEPT), sqliteTrigger('stock_move', 'delete', null, KEPT)],
      postgres: [
        postgresFunction('refuse_stock_change', postgresRefusal(KEPT)),
        `CREATE TRIGGER tr_stock_move_change BEFORE UPDATE OR DELETE ON stock_move FOR EACH ROW
           EXECUTE FUNCTION refuse_stock_change()`,
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await perDatabase(runner, {
      sqlite: ['DROP TRIGGER tr_stock_move_update', 'DROP TRIGGER tr_stock_move_delete'],
      postgres: ['DROP TRIGGER tr_stock_move_change ON stock_move', 'DROP FUNCTION refuse_stock_change()'],
    });
    await dropTables(runner, 'stock_move', 'material_lot', 'material');
  }
}
