import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { roundedRatio, type Cents } from '../../core/money/money.js';
import { InvoiceLine } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import type { VatCategory } from '../../core/money/vat.js';
import { localDate } from '../../core/time/local-date.js';
import type { OrderRevenue, Period, RevenueRow } from './invoicing.types.js';

const NET = "SUM(CASE WHEN i.type_code = '381' THEN -i.total_without_vat_cents ELSE i.total_without_vat_cents END)";
const LINE_NET = "SUM(CASE WHEN i.type_code = '381' THEN -l.line_net_cents ELSE l.line_net_cents END)";
const creditedOf = (column: string) => `(SELECT COALESCE(SUM(n.${column}), 0) FROM chain c
  JOIN invoice n ON n.prior_invoice_id = c.invoice_id AND n.type_code = '381' AND n.state = 'issued'
  WHERE c.root_id = i.id)`;
/**
 * Each amount paid on an invoice, the root, or on what took its place, as `cents * share / whole`: payments, less what
 * was refunded of credit notes, and of the deposits it took off, the share that was paid.
 */
const paidParts = (which: string) => `WITH RECURSIVE chain (root_id, invoice_id) AS (
  SELECT i.id, i.id FROM invoice i WHERE ${which}
  UNION ALL
  SELECT c.root_id, r.id FROM chain c JOIN invoice r ON r.prior_invoice_id = c.invoice_id
  WHERE r.type_code = '384' AND r.state = 'issued')
SELECT m.*, i.total_without_vat_cents AS net, i.total_with_vat_cents AS total,
  ${creditedOf('total_without_vat_cents')} AS credited_net, ${creditedOf('total_with_vat_cents')} AS credited FROM (
  SELECT c.root_id, s.paid_cents AS cents, 1 AS share, 1 AS whole
  FROM chain c JOIN invoice_settlement s ON s.invoice_id = c.invoice_id
  UNION ALL
  SELECT c.root_id, -s.paid_cents, 1, 1
  FROM chain c JOIN invoice n ON n.prior_invoice_id = c.invoice_id AND n.type_code = '381'
  JOIN invoice_settlement s ON s.invoice_id = n.id
  UNION ALL
  SELECT c.root_id, d.taxable_cents + d.vat_cents, s.paid_cents, s.total_cents
  FROM chain c JOIN invoice_deposit d ON d.invoice_id = c.invoice_id
  JOIN invoice_settlement s ON s.invoice_id = d.deposit_id) AS m
JOIN invoice i ON i.id = m.root_id WHERE m.cents <> 0 AND m.share > 0`;
const BEGINNING = localDate('1900-01-01');
type Amount = 'cents' | 'share' | 'whole' | 'net' | 'total' | 'credited_net' | 'credited';
type PaidPart = { root_id: number } & Record<Amount, string | number>;
type Grouped = { key: string | number; cents: string | number };

/** Revenue: what was issued in a period, without VAT, net of credit notes. A deposit is none: its final invoice is; a corrective
 * invoice sells nothing again. */
@Injectable()
export class RevenueQueries {
  constructor(private readonly read: ReadSource) {}

  /** By invoice and workshop, oldest first. */
  async rows(scope: Scope, period: Period): Promise<RevenueRow[]> {
    const rows = await this.issued(scope, period)
      .innerJoin(InvoiceLine, 'l', 'l.invoiceId = i.id')
      .select('i.id', 'id')
      .addSelect('i.number', 'number')
      .addSelect('i.typeCode', 'type_code')
      .addSelect('i.issuedOn', 'issued_on')
      .addSelect('i.partnerId', 'partner_id')
      .addSelect('l.workshopId', 'workshop_id')
      .addSelect(LINE_NET, 'cents')
      .groupBy('i.id')
      .addGroupBy('l.workshopId')
      .orderBy('i.issuedOn')
      .addOrderBy('i.id')
      .getRawMany<
        Record<'id' | 'number' | 'type_code' | 'issued_on' | 'partner_id' | 'workshop_id' | 'cents', never>
      >();
    return rows.map((row) => ({
      invoiceId: Number(row.id),
      number: row.number,
      typeCode: row.type_code,
      issuedOn: row.issued_on,
      partnerId: Number(row.partner_id),
      workshopId: Number(row.workshop_id),
      netCents: Number(row.cents),
    }));
  }

  /** `2026-11`, oldest first; months without an invoice are left out. */
  async byMonth(scope: Scope, period: Period): Promise<{ month: string; netCents: Cents }[]> {
    const rows = await this.issued(scope, period)
      .select('SUBSTR(i.issued_on, 1, 7)', 'key')
      .addSelect(NET, 'cents')
      .groupBy('SUBSTR(i.issued_on, 1, 7)')
      .orderBy('SUBSTR(i.issued_on, 1, 7)')
      .getRawMany<Grouped>();
    return rows.map(({ key, cents }) => ({ month: String(key), netCents: Number(cents) }));
  }

  /** The largest first. */
  async byPartner(scope: Scope, period: Period): Promise<{ partnerId: number; netCents: Cents }[]> {
    const rows = await this.issued(scope, period)
      .select('i.partner_id', 'key')
      .addSelect(NET, 'cents')
      .groupBy('i.partner_id')
      .getRawMany<Grouped>();
    return largestFirst(rows).map(({ key, netCents }) => ({ partnerId: key, netCents }));
  }

  /** The largest first. */
  async byWorkshop(scope: Scope, period: Period): Promise<{ workshopId: number; netCents: Cents }[]> {
    const rows = await this.issued(scope, period)
      .innerJoin(InvoiceLine, 'l', 'l.invoiceId = i.id')
      .select('l.workshop_id', 'key')
      .addSelect(LINE_NET, 'cents')
      .groupBy('l.workshop_id')
      .getRawMany<Grouped>();
    return largestFirst(rows).map(({ key, netCents }) => ({ workshopId: key, netCents }));
  }

  /** Of orders invoiced in the period: all that was invoiced of them until its last day, by workshop. */
  async byOrder(scope: Scope, { from, to }: Period): Promise<OrderRevenue[]> {
    const rows = await this.issued(scope, { from: BEGINNING, to })
      .innerJoin(InvoiceLine, 'l', 'l.invoiceId = i.id')
      // By its lines: an invoice may bill several orders.
      .innerJoin('sales_order_line', 'ol', 'ol.id = l.order_line_id')
      .innerJoin('sales_order', 'o', 'o.id = ol.order_id')
      .select('o.id', 'order_id')
      .addSelect('o.number', 'order_number')
      .addSelect('o.partner_id', 'partner_id')
      .addSelect('l.workshop_id', 'workshop_id')
      .addSelect(LINE_NET, 'cents')
      .addSelect('MAX(i.issued_on)', 'last')
      .groupBy('o.id')
      .addGroupBy('o.number')
      .addGroupBy('o.partner_id')
      .addGroupBy('l.workshop_id')
      .orderBy('o.id')
      .addOrderBy('l.workshop_id')
      .getRawMany<
        Record<'order_id' | 'partner_id' | 'workshop_id', number> & Record<'order_number' | 'cents' | 'last', string>
      >();
    const within = new Set(rows.filter(({ last }) => last >= from).map((row) => row.order_id));
    return rows
      .filter((row) => within.has(row.order_id))
      .map((row) => ({
        ...{ orderId: row.order_id, orderNumber: row.order_number, partnerId: row.partner_id },
        ...{ workshopId: row.workshop_id, netCents: Number(row.cents) },
      }));
  }

  /** What was sold under each VAT category. */
  async byVatCategory(scope: Scope, period: Period): Promise<{ vatCategory: VatCategory; netCents: Cents }[]> {
    const rows = await this.issued(scope, period)
      .innerJoin(InvoiceLine, 'l', 'l.invoiceId = i.id')
      .select('l.vat_category', 'key')
      .addSelect(LINE_NET, 'cents')
      .groupBy('l.vat_category')
      .getRawMany<Grouped>();
    return rows.map(({ key, cents }) => ({ vatCategory: key as VatCategory, netCents: Number(cents) }));
  }

  /**
   * Of the invoices of a period, what was paid and not given back, without VAT: of each the same share of its net as of
   * its total, credit notes off; what is over, of what they credited. What a paid deposit took off was paid; what is paid
   * on a corrective invoice is of the first it replaces.
   */
  async paid(scope: Scope, { from, to }: Period): Promise<Cents> {
    const mine = partnerSeen(scope, 'payer');
    const rows = await sql<PaidPart>(
      this.read.manager,
      paidParts(`i.school_id = ? AND i.state = 'issued' AND i.type_code = '380' AND i.issued_on BETWEEN ? AND ?
        ${mine === null ? '' : 'AND i.partner_id = ?'}`),
      [scope.schoolId, from, to, ...(mine === null ? [] : [mine])],
    );
    const paid = new Map<number, { part: bigint; of: bigint; row: PaidPart }>();
    for (const row of rows) {
      const { part, of } = paid.get(row.root_id) ?? { part: 0n, of: 1n };
      const whole = BigInt(row.whole);
      const more = BigInt(row.cents) * BigInt(row.share) * of;
      paid.set(row.root_id, { part: part * whole + more, of: of * whole, row });
    }
    return [...paid.values()].reduce((sum, each) => sum + netPaid(each), 0);
  }

  private issued(scope: Scope, { from, to }: Period): SelectQueryBuilder<Invoice> {
    const select = this.read
      .from(Invoice, 'i')
      .where("i.schoolId = :schoolId AND i.state = 'issued' AND i.typeCode IN ('380', '381')", {
        schoolId: scope.schoolId,
      })
      .andWhere('i.issuedOn BETWEEN :from AND :to', { from, to });
    const mine = partnerSeen(scope, 'payer');
    return mine === null ? select : select.andWhere('i.partnerId = :mine', { mine });
  }
}

/** What of `part / of` cents paid on an invoice is its net. */
function netPaid({ part, of, row }: { part: bigint; of: bigint; row: PaidPart }): Cents {
  const [credited, creditedNet] = [BigInt(row.credited), BigInt(row.credited_net)];
  const [left, leftNet] = [BigInt(row.total) - credited, BigInt(row.net) - creditedNet];
  if (left > 0n && part <= left * of) return roundedRatio(part * leftNet, of * left);
  return Number(leftNet) + roundedRatio((part - left * of) * creditedNet, of * (credited || 1n));
}

function largestFirst(rows: readonly Grouped[]): { key: number; netCents: Cents }[] {
  return rows
    .map(({ key, cents }) => ({ key: Number(key), netCents: Number(cents) }))
    .sort((a, b) => b.netCents - a.netCents || a.key - b.key);
}
