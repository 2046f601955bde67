import { DataSource } from 'typeorm';
import { databaseSettings } from '../../database/data-source.js';

type Row = Record<string, unknown>;
interface Column {
  name: string;
  type: string;
  required: boolean;
}

/** What a CHECK asks for where a 1 or an `x` would not do: table.column → value. */
const HELD: Readonly<Row> = {
  'api_key.role': 'director',
  'assignment.half_day': 'am',
  'assignment.state': 'assigned',
  'bank_line.state': 'open',
  'budget_row.account': '86',
  'characteristic.kind': 'look',
  'declared_work.work_rule': 'x',
  'delivery_note.state': 'ready',
  'framework.status': 'working',
  'funding_line.kind': 'state',
  'funding_line.granted_cents': 1,
  'inspection.kind': 'first',
  'inspection.state': 'declared',
  'invitation.role': 'director',
  'invoice.state': 'draft',
  'invoice.type_code': '380',
  'invoice_settlement.total_cents': 2,
  'invoice_status.actor': 'BY',
  'invoice_status.code': 205,
  'invoice_status.source': 'manual',
  'item.criticality': 'standard',
  'item.kind': 'part',
  'ledger_entry.type': 'ALLOCATION',
  'ledger_entry.seq': 1,
  'ledger_entry.hash': '0'.repeat(64),
  'ledger_entry.prev_hash': '0'.repeat(64),
  'machine_class.rule': 'N',
  'material_lot.owner': 'school',
  'medical_opinion.outcome': 'fit',
  'membership.role': 'director',
  'non_conformity.cause': 'unknown',
  'non_conformity.origin': 'workshop',
  'non_conformity.state': 'open',
  'operation_cell.quantity': 3,
  'outgoing.kind': 'fee',
  'outbox_message.state': 'pending',
  'output_report.scrap_reason': 'other',
  'output_report.state': 'checked',
  'partner.kind': 'public',
  'payment.method': 'cheque',
  'payment.state': 'recorded',
  'reminder.level': 'first',
  'reminder_hold.kind': 'dispute',
  'reminder_letter.level': 'first',
  'platform_flow.invoice_id': 1,
  'platform_flow.kind': 'invoice',
  'platform_flow.state': 'by_hand',
  'platform_invoice.channel': 'platform',
  'platform_receipt.state': 'taken',
  'platform_report.kind': 'sales',
  'platform_task.kind': 'dispute',
  'platform_task.state': 'open',
  'sales_order.state': 'draft',
  'sales_order_cell.ordered': 2,
  'payment_allocation.invoice_id': 1,
  'penalty.given_up_cents': 0,
  'penalty.outcome': 'waived',
  'price_request.state': 'submitted',
  'quote.state': 'draft',
  'quote_line.unit_code': 'C62',
  'request_message.side': 'school',
  'school.trade': 'garment',
  'standing_derogation.article': 'R.4153-49',
  'stock_move.kind': 'receipt',
  'subcontract_move.kind': 'received',
  'webhook_delivery.state': 'pending',
  'webhook_endpoint.url': 'https://erp.example.org',
  'work_operation.state': 'ready',
  'work_order.kind': 'customer',
  'work_order.state': 'planned',
  'work_session.kind': 'work',
  'work_session.state': 'closed',
  'work_session.ended_at': '2026-11-23T08:00:00.000Z',
  'workshop_declaration.state': 'draft',
};

/** Writes one row in every table, without looking at foreign keys, and gives them by table. */
export async function aRowInEachTable(url: string): Promise<Record<string, Row>> {
  const source = await new DataSource(databaseSettings(url).writer).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query(
      __DB__ === 'postgres' ? "SET session_replication_role = 'replica'" : 'PRAGMA foreign_keys = OFF',
    );
    const rows: Record<string, Row> = {};
    for (const [table, columns] of await tables((text) => runner.query(text))) {
      const given = columns.filter(({ name, required }) => required || `${table}.${name}` in HELD);
      const names = given.map(({ name }) => `"${name}"`).join(', ');
      const values = given.map((column) => literal(HELD[`${table}.${column.name}`] ?? plain(column))).join(', ');
      await runner.query(`INSERT INTO "${table}" (${names}) VALUES (${values})`);
      rows[table] = ((await runner.query(`SELECT * FROM "${table}"`)) as Row[])[0]!;
    }
    return rows;
  } finally {
    await runner.release();
    await source.destroy();
  }
}

const literal = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

function plain({ type }: Column): unknown {
  if (/bool/.test(type)) return true;
  return /int/.test(type) ? 1 : 'x';
}

async function tables(query: (text: string) => Promise<unknown>): Promise<Map<string, Column[]>> {
  const text =
    __DB__ === 'postgres'
      ? `SELECT table_name AS "table", column_name AS name, data_type AS type, is_nullable = 'NO' AS required
         FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`
      : `SELECT t.name AS "table", c.name AS name, lower(c.type) AS type, c."notnull" AS required
         FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'`;
  const found = new Map<string, Column[]>();
  for (const { table, ...column } of (await query(text)) as (Column & { table: string })[])
    if (table !== 'migrations') found.set(table, [...(found.get(table) ?? []), column]);
  return found;
}
