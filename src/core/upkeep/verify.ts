import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
import { isPostgres, sql } from '../database/sql.js';

export interface Finding {
  check: string;
  detail: string;
}

/** SQL that must give no row; each row found is a fault, told by its columns. */
const CHECKS: readonly { check: string; query: string }[] = [
  {
    check: 'invoice numbers are continuous',
    query: `SELECT school_id, substr(number, 1, 7) AS series, COUNT(*) AS issued, MAX(CAST(substr(number, 9) AS integer)) AS last
            FROM invoice WHERE number IS NOT NULL GROUP BY school_id, substr(number, 1, 7)
            HAVING COUNT(*) <> MAX(CAST(substr(number, 9) AS integer))`,
  },
  {
    check: 'invoice dates follow their numbers',
    query: `SELECT a.number, a.issued_on, b.number AS next_number, b.issued_on AS next_issued_on
            FROM invoice a JOIN invoice b ON b.school_id = a.school_id AND substr(b.number, 1, 7) = substr(a.number, 1, 7)
              AND CAST(substr(b.number, 9) AS integer) = CAST(substr(a.number, 9) AS integer) + 1
            WHERE b.issued_on < a.issued_on`,
  },
  {
    check: 'counters give the last number',
    query: `SELECT s.school_id, s.series, s.year, s.last_number FROM number_series s
            WHERE s.series IN ('FA', 'AV') AND s.last_number <>
              (SELECT COUNT(*) FROM invoice i WHERE i.school_id = s.school_id AND substr(i.number, 1, 7) = s.series || '-' || s.year)`,
  },
  {
    check: 'invoice totals are those of their lines and VAT',
    query: `SELECT i.id, i.number FROM invoice i WHERE i.state = 'issued' AND (
              i.total_without_vat_cents <> (SELECT COALESCE(SUM(l.line_net_cents), 0) FROM invoice_line l WHERE l.invoice_id = i.id)
              OR i.total_without_vat_cents <> (SELECT COALESCE(SUM(v.taxable_cents), 0) FROM invoice_vat v WHERE v.invoice_id = i.id)
              OR i.total_vat_cents <> (SELECT COALESCE(SUM(v.vat_cents), 0) FROM invoice_vat v WHERE v.invoice_id = i.id)
              OR i.total_with_vat_cents <> i.total_without_vat_cents + i.total_vat_cents)`,
  },
  {
    check: 'every issued invoice has its settlement',
    query: `SELECT i.id, i.number FROM invoice i LEFT JOIN invoice_settlement s ON s.invoice_id = i.id
            WHERE i.state = 'issued' AND i.type_code = '380' AND (s.id IS NULL OR s.total_cents <> i.total_with_vat_cents)`,
  },
  {
    check: 'settlements are the sum of allocations',
    query: `SELECT s.invoice_id, s.paid_cents FROM invoice_settlement s WHERE s.paid_cents <>
              (SELECT COALESCE(SUM(a.amount_cents), 0) FROM payment_allocation a WHERE a.invoice_id = s.invoice_id AND a.reversed_at IS NULL)`,
  },
  {
    check: 'payments are the sum of their allocations',
    query: `SELECT p.id, p.number FROM payment p WHERE p.allocated_cents <>
              (SELECT COALESCE(SUM(a.amount_cents), 0) FROM payment_allocation a WHERE a.payment_id = p.id AND a.reversed_at IS NULL)`,
  },
  {
    check: 'what cells say was invoiced is on invoices',
    query: `SELECT c.id, c.invoiced, c.credited FROM sales_order_cell c WHERE
              c.invoiced <> (SELECT COALESCE(SUM(x.quantity), 0) FROM invoice_cell x JOIN invoice i ON i.id = x.invoice_id
                             WHERE x.order_cell_id = c.id AND i.state = 'issued' AND i.type_code = '380')
              OR c.credited <> (SELECT COALESCE(SUM(x.quantity), 0) FROM invoice_cell x JOIN invoice i ON i.id = x.invoice_id
                             WHERE x.order_cell_id = c.id AND i.state = 'issued' AND i.type_code = '381')`,
  },
  {
    check: 'what cells say was delivered is on delivery notes',
    query: `SELECT c.id, c.delivered FROM sales_order_cell c WHERE c.delivered <>
              (SELECT COALESCE(SUM(d.quantity), 0) FROM delivery_line d JOIN delivery_note n ON n.id = d.note_id
               WHERE d.order_cell_id = c.id AND n.state IN ('shipped', 'received'))`,
  },
  {
    check: 'validated pieces are those of posted reports',
    query: `SELECT o.id, o.validated FROM operation_cell o WHERE o.validated <>
              (SELECT COALESCE(SUM(r.good), 0) FROM output_report r WHERE r.operation_cell_id = o.id AND r.state = 'posted')`,
  },
  {
    check: 'a confirmed order with routed lines has its work orders',
    query: `SELECT o.id, o.number FROM sales_order o WHERE o.state = 'confirmed'
            AND NOT EXISTS (SELECT 1 FROM work_order w WHERE w.order_id = o.id)`,
  },
];

/** Reads the whole base and its files; an empty list is a clean house. Changes nothing. */
export async function verify(manager: EntityManager, filesPath: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { check, query } of CHECKS) {
    const rows = await sql<object>(manager, query);
    findings.push(...rows.map((row) => ({ check, detail: JSON.stringify(row) })));
  }
  if (!isPostgres(manager.dataSource)) findings.push(...(await sqliteIntegrity(manager)));
  const files = await sql<{ sha256: string }>(manager, 'SELECT DISTINCT sha256 FROM stored_file');
  for (const { sha256 } of files) {
    const path = `${filesPath}/${sha256.slice(0, 2)}/${sha256}`;
    if (!existsSync(path)) findings.push({ check: 'stored files are there', detail: sha256 });
    else if (createHash('sha256').update(readFileSync(path)).digest('hex') !== sha256) {
      findings.push({ check: 'stored files are what they were', detail: sha256 });
    }
  }
  return findings;
}

async function sqliteIntegrity(manager: EntityManager): Promise<Finding[]> {
  const [integrity] = await sql<{ integrity_check: string }>(manager, 'PRAGMA integrity_check');
  const orphans = await sql<object>(manager, 'PRAGMA foreign_key_check');
  return [
    ...(integrity?.integrity_check === 'ok'
      ? []
      : [{ check: 'the base is whole', detail: String(integrity?.integrity_check) }]),
    ...orphans.map((row) => ({ check: 'no row points nowhere', detail: JSON.stringify(row) })),
  ];
}
