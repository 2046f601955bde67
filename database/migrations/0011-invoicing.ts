import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Invoicing1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'invoice',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('partner_id'),
        c.int('order_id'),
        c.varchar('type_code', 3),
        c.varchar('state', 10),
        c.int('version'),
        c.varchar('number', 20, NULLABLE),
        c.varchar('business_process', 2),
        c.day('issued_on', NULLABLE),
        c.day('due_on', NULLABLE),
        c.day('delivered_on', NULLABLE),
        c.varchar('purchase_order_reference', 35, NULLABLE),
        c.varchar('order_number', 20),
        c.text('seller', NULLABLE),
        c.text('buyer', NULLABLE),
        c.text('notes'),
        c.int('prior_invoice_id', NULLABLE),
        c.varchar('credit_reason', 300, NULLABLE),
        c.big('total_without_vat_cents'),
        c.big('total_vat_cents'),
        c.big('total_with_vat_cents'),
        c.int('file_id', NULLABLE),
        c.text('search_text'),
        c.instant('created_at'),
      ],
      uniques: [['school_id', 'number']],
      indices: [
        ['order_id'],
        ['school_id', 'issued_on'],
        ['school_id', 'id'],
        ['school_id', 'partner_id', 'id'],
        ['school_id', 'state', 'id'],
      ],
      checks: {
        ck_invoice_credit: "(type_code = '381') = (prior_invoice_id IS NOT NULL)",
        ck_invoice_issued:
          "(state = 'issued') = (number IS NOT NULL) AND (state = 'draft' OR (issued_on IS NOT NULL AND due_on IS NOT NULL AND file_id IS NOT NULL))",
        ck_invoice_state: "state IN ('draft', 'issued')",
        ck_invoice_type: "type_code IN ('380', '381')",
      },
      references: {
        school_id: 'school',
        partner_id: 'partner',
        order_id: 'sales_order',
        prior_invoice_id: 'invoice',
        file_id: 'stored_file',
      },
    });
    await createTable(runner, {
      name: 'invoice_line',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('invoice_id'),
        c.int('position'),
        c.int('order_line_id'),
        c.int('workshop_id'),
        c.varchar('item_code', 30),
        c.varchar('item_name', 100),
        c.varchar('note', 500, NULLABLE),
        c.varchar('unit_code', 3),
        c.int('quantity'),
        c.big('item_net_price_e4'),
        c.big('line_net_cents'),
        c.varchar('vat_category', 2),
        c.int('vat_rate'),
      ],
      uniques: [['invoice_id', 'position']],
      indices: [['order_line_id']],
      checks: {
        ck_invoice_line_amounts: 'quantity > 0 AND item_net_price_e4 >= 0 AND line_net_cents >= 0',
      },
      references: {
        school_id: 'school',
        invoice_id: 'invoice',
        order_line_id: 'sales_order_line',
        workshop_id: 'workshop',
      },
    });
    await createTable(runner, {
      name: 'invoice_cell',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('invoice_id'),
        c.int('line_id'),
        c.int('order_cell_id'),
        c.int('quantity'),
      ],
      uniques: [['line_id', 'order_cell_id']],
      indices: [['invoice_id']],
      checks: {
        ck_invoice_cell_quantity: 'quantity > 0',
      },
      references: {
        school_id: 'school',
        invoice_id: 'invoice',
        line_id: 'invoice_line',
        order_cell_id: 'sales_order_cell',
      },
    });
    await createTable(runner, {
      name: 'invoice_vat',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('invoice_id'),
        c.varchar('vat_category', 2),
        c.int('vat_rate'),
        c.big('taxable_cents'),
        c.big('vat_cents'),
        c.varchar('exemption_reason', 150, NULLABLE),
        c.varchar('exemption_code', 30, NULLABLE),
      ],
      uniques: [['invoice_id', 'vat_category', 'vat_rate']],
      references: { school_id: 'school', invoice_id: 'invoice' },
    });
    await createTable(runner, {
      name: 'invoice_settlement',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('invoice_id'),
        c.big('total_cents'),
        c.big('paid_cents'),
        c.big('credited_cents'),
      ],
      uniques: [['invoice_id']],
      indices: [{ columns: ['school_id', 'invoice_id'], where: 'total_cents - paid_cents - credited_cents > 0' }],
      checks: {
        ck_invoice_settlement: 'paid_cents >= 0 AND credited_cents >= 0 AND paid_cents + credited_cents <= total_cents',
      },
      references: { school_id: 'school', invoice_id: 'invoice' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'invoice_settlement', 'invoice_vat', 'invoice_cell', 'invoice_line', 'invoice');
  }
}
