import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Sales1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'sales_order',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('partner_id'),
        c.varchar('number', 20),
        c.varchar('state', 10),
        c.int('version'),
        c.varchar('source', 10),
        c.varchar('customer_reference', 35, NULLABLE),
        c.day('placed_on'),
        c.int('placed_by'),
        c.day('wished_on', NULLABLE),
        c.day('promised_on', NULLABLE),
        c.instant('confirmed_at', NULLABLE),
        c.varchar('note', 1000, NULLABLE),
        c.text('buyer', NULLABLE),
        c.big('total_without_vat_cents'),
        c.big('total_vat_cents'),
        c.big('total_with_vat_cents'),
        c.text('search_text'),
      ],
      uniques: [['school_id', 'number']],
      indices: [
        ['school_id', 'partner_id', 'id'],
        ['school_id', 'state', 'id'],
        ['school_id', 'id'],
      ],
      checks: {
        ck_sales_order_promise: "state IN ('draft', 'cancelled') OR promised_on IS NOT NULL",
        ck_sales_order_state: "state IN ('draft', 'confirmed', 'closed', 'cancelled')",
      },
      references: { school_id: 'school', partner_id: 'partner', placed_by: 'app_user' },
    });
    await createTable(runner, {
      name: 'sales_order_line',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('order_id'),
        c.int('position'),
        c.int('item_id'),
        c.int('workshop_id'),
        c.varchar('item_code', 30),
        c.varchar('item_name', 100),
        c.varchar('drawing_revision', 10, NULLABLE),
        c.varchar('unit_code', 3),
        c.big('item_net_price_e4'),
        c.varchar('vat_category', 2),
        c.int('vat_rate'),
        c.big('line_net_cents'),
        c.big('invoiced_net_cents'),
      ],
      uniques: [['order_id', 'position']],
      checks: {
        ck_sales_order_line_money: 'line_net_cents >= 0 AND invoiced_net_cents >= 0 AND item_net_price_e4 >= 0',
      },
      references: { school_id: 'school', order_id: 'sales_order', item_id: 'item', workshop_id: 'workshop' },
    });
    await createTable(runner, {
      name: 'sales_order_cell',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('order_id'),
        c.int('line_id'),
        c.int('variant_id'),
        c.varchar('size', 12, NULLABLE),
        c.varchar('colour', 30, NULLABLE),
        c.int('ordered'),
        c.int('cancelled'),
        c.int('produced'),
        c.int('delivered'),
        c.int('returned'),
        c.int('invoiced'),
        c.int('credited'),
      ],
      uniques: [['line_id', 'variant_id']],
      indices: [
        ['order_id'],
        { columns: ['school_id', 'order_id'], where: 'delivered - returned - invoiced + credited > 0' },
      ],
      checks: {
        ck_sales_order_cell_invoiced: 'credited <= invoiced AND invoiced - credited <= delivered',
        ck_sales_order_cell_delivered: 'delivered <= produced AND returned <= delivered',
        ck_sales_order_cell_cancelled: 'cancelled + produced <= ordered',
        ck_sales_order_cell_signs:
          'ordered > 0 AND cancelled >= 0 AND produced >= 0 AND delivered >= 0 AND returned >= 0 AND invoiced >= 0 AND credited >= 0',
      },
      references: {
        school_id: 'school',
        order_id: 'sales_order',
        line_id: 'sales_order_line',
        variant_id: 'item_variant',
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'sales_order_cell', 'sales_order_line', 'sales_order');
  }
}
