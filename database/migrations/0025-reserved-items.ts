import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumn,
  columns,
  dropColumn,
  NULLABLE,
  perDatabase,
  postgresFunction,
  postgresRefusal,
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

const NOT_YOURS = 'An item reserved for a customer is ordered by that customer';
const FOR_ANOTHER = `EXISTS (SELECT 1 FROM item i JOIN sales_order o ON o.id = NEW.order_id
  WHERE i.id = NEW.item_id AND i.partner_id IS NOT NULL AND i.partner_id <> o.partner_id)`;

/** An item made for one customer only: nobody else sees it or orders it. */
export class ReservedItems1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'item', columns(runner).int('partner_id', NULLABLE), { references: 'partner' });
    await perDatabase(runner, {
      sqlite: [sqliteTrigger('sales_order_line', 'insert', FOR_ANOTHER, NOT_YOURS)],
      postgres: [
        postgresFunction(
          'check_order_line_item',
          `IF ${FOR_ANOTHER} THEN ${postgresRefusal(NOT_YOURS)} END IF; RETURN NEW;`,
        ),
        `CREATE TRIGGER tr_sales_order_line_insert BEFORE INSERT ON sales_order_line FOR EACH ROW
           EXECUTE FUNCTION check_order_line_item()`,
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await perDatabase(runner, {
      sqlite: ['DROP TRIGGER tr_sales_order_line_insert'],
      postgres: [
        'DROP TRIGGER tr_sales_order_line_insert ON sales_order_line',
        'DROP FUNCTION check_order_line_item()',
      ],
    });
    await dropColumn(runner, 'item', 'partner_id');
  }
}
