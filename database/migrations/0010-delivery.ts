import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Delivery1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'delivery_note',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('order_id'),
        c.int('partner_id'),
        c.varchar('number', 20),
        c.varchar('state', 10),
        c.int('version'),
        c.day('shipped_on', NULLABLE),
        c.instant('received_at', NULLABLE),
        c.varchar('received_by', 120, NULLABLE),
        c.varchar('reserves', 500, NULLABLE),
        c.text('ship_to'),
        c.int('file_id', NULLABLE),
        c.instant('created_at'),
      ],
      uniques: [['school_id', 'number']],
      indices: [['school_id', 'partner_id', 'id'], ['school_id', 'state', 'id'], ['school_id', 'id'], ['order_id']],
      checks: {
        ck_delivery_note_shipped: "state IN ('ready', 'cancelled') OR shipped_on IS NOT NULL",
        ck_delivery_note_state: "state IN ('ready', 'shipped', 'received', 'cancelled')",
      },
      references: { school_id: 'school', order_id: 'sales_order', partner_id: 'partner', file_id: 'stored_file' },
    });
    await createTable(runner, {
      name: 'delivery_line',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('note_id'),
        c.int('order_line_id'),
        c.int('order_cell_id'),
        c.varchar('item_name', 100),
        c.varchar('size', 12, NULLABLE),
        c.varchar('colour', 30, NULLABLE),
        c.varchar('unit_code', 3),
        c.int('quantity'),
      ],
      uniques: [['note_id', 'order_cell_id']],
      indices: [['order_cell_id']],
      checks: {
        ck_delivery_line_quantity: 'quantity > 0',
      },
      references: {
        school_id: 'school',
        note_id: 'delivery_note',
        order_line_id: 'sales_order_line',
        order_cell_id: 'sales_order_cell',
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'delivery_line', 'delivery_note');
  }
}
