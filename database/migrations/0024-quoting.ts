import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumn,
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

const KEPT = 'A message is never changed: write another one';
const FROZEN = 'The lines of a quote that was sent do not change: make a revision';
const PARTS = ['quote_line', 'quote_cell', 'quote_price'] as const;

const ONE_ORDER =
  'CREATE UNIQUE INDEX "ixp_sales_order_quote_id" ON "sales_order" ("quote_id") WHERE quote_id IS NOT NULL';

/** The quote a row of each table belongs to is no draft any more. */
const frozen = (table: (typeof PARTS)[number], row: 'NEW' | 'OLD') =>
  table === 'quote_line'
    ? `EXISTS (SELECT 1 FROM quote q WHERE q.id = ${row}.quote_id AND q.state <> 'draft')`
    : `EXISTS (SELECT 1 FROM quote q JOIN quote_line l ON l.quote_id = q.id
         WHERE l.id = ${row}.line_id AND q.state <> 'draft')`;
const EVENTS = [
  ['insert', 'NEW'],
  ['update', 'OLD'],
  ['delete', 'OLD'],
] as const;
/** What was shown to the customer stays, whatever becomes of the quote. */
const SHOWN_CHANGED = `OLD.state <> 'draft' AND (NEW.total_with_vat_cents <> OLD.total_with_vat_cents
  OR NEW.pdf_sha256 <> OLD.pdf_sha256 OR NEW.valid_until <> OLD.valid_until OR NEW.partner_id <> OLD.partner_id)`;

/** Requests, their thread, and quotes in revisions; an order knows the quote it comes from. */
export class Quoting1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await requests(runner);
    await quotes(runner);
    await lines(runner);
    await addColumn(runner, 'sales_order', columns(runner).int('quote_id', NULLABLE), { references: 'quote' });
    await runner.query(ONE_ORDER);
    await perDatabase(runner, {
      sqlite: [
        ...PARTS.flatMap((table) =>
          EVENTS.map(([event, row]) => sqliteTrigger(table, event, frozen(table, row), FROZEN)),
        ),
        sqliteTrigger('quote', 'update', SHOWN_CHANGED, FROZEN),
        sqliteTrigger('request_message', 'update', null, KEPT),
        sqliteTrigger('request_message', 'delete', null, KEPT),
      ],
      postgres: [
        ...PARTS.flatMap((table) => [
          postgresFunction(
            `freeze_${table}`,
            `IF TG_OP = 'INSERT' THEN
               IF ${frozen(table, 'NEW')} THEN ${postgresRefusal(FROZEN)} END IF; RETURN NEW;
             END IF;
             IF ${frozen(table, 'OLD')} THEN ${postgresRefusal(FROZEN)} END IF;
             IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;`,
          ),
          `CREATE TRIGGER tr_${table}_change BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW
             EXECUTE FUNCTION freeze_${table}()`,
        ]),
        postgresFunction('freeze_quote', `IF ${SHOWN_CHANGED} THEN ${postgresRefusal(FROZEN)} END IF; RETURN NEW;`),
        'CREATE TRIGGER tr_quote_update BEFORE UPDATE ON quote FOR EACH ROW EXECUTE FUNCTION freeze_quote()',
        postgresFunction('refuse_request_message_change', postgresRefusal(KEPT)),
        `CREATE TRIGGER tr_request_message_change BEFORE UPDATE OR DELETE ON request_message FOR EACH ROW
           EXECUTE FUNCTION refuse_request_message_change()`,
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await perDatabase(runner, {
      sqlite: [
        'DROP TRIGGER tr_request_message_delete',
        'DROP TRIGGER tr_request_message_update',
        'DROP TRIGGER tr_quote_update',
        ...PARTS.flatMap((table) => EVENTS.map(([event]) => `DROP TRIGGER tr_${table}_${event}`)),
      ],
      postgres: [
        'DROP TRIGGER tr_request_message_change ON request_message',
        'DROP FUNCTION refuse_request_message_change()',
        'DROP TRIGGER tr_quote_update ON quote',
        'DROP FUNCTION freeze_quote()',
        ...PARTS.flatMap((table) => [`DROP TRIGGER tr_${table}_change ON ${table}`, `DROP FUNCTION freeze_${table}()`]),
      ],
    });
    await runner.query('DROP INDEX "ixp_sales_order_quote_id"');
    await dropColumn(runner, 'sales_order', 'quote_id');
    await dropTables(runner, 'quote_price', 'quote_cell', 'quote_line', 'quote', 'request_message', 'price_request');
  }
}

async function requests(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'price_request',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('partner_id'), c.varchar('number', 20), c.varchar('state', 16)],
      ...[c.int('version'), c.varchar('source', 10), c.varchar('subject', 100), c.varchar('need', 2000)],
      ...[c.text('quantities'), c.bool('material_supplied'), c.day('wished_on', NULLABLE), c.day('asked_on')],
      ...[c.int('asked_by'), c.varchar('answer', 500, NULLABLE), c.text('search_text')],
    ],
    uniques: [['school_id', 'number']],
    indices: [
      ['school_id', 'state', 'id'],
      ['school_id', 'partner_id', 'id'],
    ],
    checks: {
      ck_price_request_state:
        "state IN ('submitted', 'qualifying', 'waiting_customer', 'quoted', 'declined', 'withdrawn')",
      ck_price_request_answer: "state <> 'declined' OR answer IS NOT NULL",
    },
    references: { school_id: 'school', partner_id: 'partner', asked_by: 'app_user' },
  });
  await createTable(runner, {
    name: 'request_message',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('request_id'), c.varchar('side', 7), c.int('written_by')],
      ...[c.instant('written_at'), c.varchar('text', 2000)],
    ],
    indices: [['request_id']],
    checks: { ck_request_message_side: "side IN ('school', 'partner')" },
    references: { school_id: 'school', request_id: 'price_request', written_by: 'app_user' },
  });
}

async function quotes(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'quote',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('partner_id'), c.int('request_id', NULLABLE), c.varchar('number', 20)],
      ...[c.int('revision'), c.varchar('state', 10), c.int('version'), c.day('valid_until')],
      ...[c.day('deliverable_on', NULLABLE), c.int('deposit_percent'), c.bool('material_supplied')],
      ...[c.varchar('terms', 1000, NULLABLE), c.big('total_without_vat_cents'), c.big('total_vat_cents')],
      ...[c.big('total_with_vat_cents'), c.int('written_by'), c.day('written_on'), c.text('buyer', NULLABLE)],
      ...[c.int('file_id', NULLABLE), c.varchar('pdf_sha256', 64, NULLABLE), c.instant('sent_at', NULLABLE)],
      ...[c.instant('decided_at', NULLABLE), c.int('decided_by', NULLABLE)],
      ...[c.varchar('accepted_name', 120, NULLABLE), c.text('search_text')],
    ],
    uniques: [['school_id', 'number', 'revision']],
    indices: [
      ['school_id', 'state', 'id'],
      ['school_id', 'partner_id', 'id'],
      ['request_id'],
      { columns: ['school_id', 'number'], unique: true, where: "state IN ('sent', 'accepted')" },
    ],
    checks: {
      ck_quote_state: "state IN ('draft', 'sent', 'accepted', 'declined', 'superseded', 'cancelled')",
      ck_quote_revision: 'revision >= 1',
      ck_quote_deposit: 'deposit_percent BETWEEN 0 AND 100',
      ck_quote_sent:
        "state IN ('draft', 'cancelled') OR (pdf_sha256 IS NOT NULL AND file_id IS NOT NULL AND sent_at IS NOT NULL)",
      ck_quote_accepted: "state <> 'accepted' OR (decided_at IS NOT NULL AND accepted_name IS NOT NULL)",
    },
    references: {
      ...{ school_id: 'school', partner_id: 'partner', request_id: 'price_request', written_by: 'app_user' },
      ...{ file_id: 'stored_file', decided_by: 'app_user' },
    },
  });
}

async function lines(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await createTable(runner, {
    name: 'quote_line',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('quote_id'), c.int('position'), c.int('item_id')],
      ...[c.varchar('item_code', 30), c.varchar('item_name', 100), c.varchar('drawing_revision', 10, NULLABLE)],
      ...[c.varchar('unit_code', 3), c.varchar('vat_category', 2), c.int('vat_rate')],
      ...[c.big('market_price_e4', NULLABLE), c.text('basis')],
    ],
    uniques: [['quote_id', 'position']],
    references: { school_id: 'school', quote_id: 'quote', item_id: 'item' },
  });
  await createTable(runner, {
    name: 'quote_cell',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('line_id'), c.int('variant_id'), c.varchar('size', 12, NULLABLE)],
      ...[c.varchar('colour', 30, NULLABLE), c.int('quantity')],
    ],
    uniques: [['line_id', 'variant_id']],
    checks: { ck_quote_cell_quantity: 'quantity > 0' },
    references: { school_id: 'school', line_id: 'quote_line', variant_id: 'item_variant' },
  });
  await createTable(runner, {
    name: 'quote_price',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('line_id'), c.int('quantity'), c.bool('chosen')],
      ...[c.big('item_net_price_e4'), c.big('line_net_cents'), c.big('cost_cents')],
    ],
    uniques: [['line_id', 'quantity']],
    indices: [{ columns: ['line_id'], unique: true, where: 'chosen' }],
    checks: {
      ck_quote_price_amounts: 'quantity > 0 AND item_net_price_e4 >= 0 AND line_net_cents >= 0 AND cost_cents >= 0',
    },
    references: { school_id: 'school', line_id: 'quote_line' },
  });
}
