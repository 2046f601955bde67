import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { roundedRatio, type Cents } from '../../core/money/money.js';
import type { InvoiceTypeCode } from '../einvoice/index.js';
import { InvoiceLine, InvoiceSettlement } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import type { VatCategory } from '../../core/money/vat.js';
import { localDate } from '../../core/time/local-date.js';
import type { OrderRevenue, Period, RevenueRow } from './invoicing.types.js';

const NET = "SUM(CASE WHEN i.type_code = '381' THEN -i.total_without_vat_cents ELSE i.total_without_vat_cents END)";
const LINE_NET = "SUM(CASE WHEN i.type_code = '381' THEN -l.line_net_cents ELSE l.line_net_cents END)";
/** Of the deposits an invoice took off, the share that was paid. */
const PREPAID = `COALESCE((SELECT SUM((d.taxable_cents + d.vat_cents) * ds.paid_cents / ds.total_cents)
  FROM invoice_deposit d JOIN invoice_settlement ds ON ds.invoice_id = d.deposit_id WHERE d.invoice_id = i.id), 0)`;
const BEGINNING = localDate('1900-01-01');
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

  /** Of orders invoiced in the period: all that was invoiced of them until its last day, the largest first. */
  async byOrder(scope: Scope, { from, to }: Period): Promise<OrderRevenue[]> {
    const rows = await this.issued(scope, { from: BEGINNING, to })
      .innerJoin(InvoiceLine, 'l', 'l.invoiceId = i.id')
      // By its lines: an invoice may bill several orders.
      .innerJoin('sales_order_line', 'ol', 'ol.id = l.order_line_id')
      .innerJoin('sales_order', 'o', 'o.id = ol.order_id')
      .select('o.id', 'order_id')
      .addSelect('o.number', 'order_number')
      .addSelect('o.partner_id', 'partner_id')
      .addSelect(LINE_NET, 'cents')
      .groupBy('o.id')
      .addGroupBy('o.number')
      .addGroupBy('o.partner_id')
      .having('MAX(i.issued_on) >= :within', { within: from })
      .getRawMany<{ order_id: number; order_number: string; partner_id: number; cents: string | number }>();
    return rows
      .map((row) => ({
        ...{ orderId: row.order_id, orderNumber: row.order_number, partnerId: row.partner_id },
        netCents: Number(row.cents),
      }))
      .sort((a, b) => b.netCents - a.netCents || a.orderId - b.orderId);
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
   * Of the invoices of a period, what was paid, without VAT: of each the same share of its net as of its total. What
   * a paid deposit took off was paid.
   */
  async paid(scope: Scope, period: Period): Promise<Cents> {
    const rows = await this.issued(scope, period, ['380', '384'])
      .innerJoin(InvoiceSettlement, 's', 's.invoiceId = i.id')
      .select('i.total_without_vat_cents', 'net')
      .addSelect('i.total_with_vat_cents', 'total')
      .addSelect(`s.paid_cents + ${PREPAID}`, 'paid')
      .andWhere(`s.paid_cents + ${PREPAID} > 0`)
      .getRawMany<Record<'net' | 'total' | 'paid', string | number>>();
    const netOf = ({ net, total, paid }: (typeof rows)[number]) =>
      roundedRatio(BigInt(net) * BigInt(paid), BigInt(total));
    return rows.reduce((sum, row) => sum + netOf(row), 0);
  }

  private issued(
    scope: Scope,
    { from, to }: Period,
    types: readonly InvoiceTypeCode[] = ['380', '381'],
  ): SelectQueryBuilder<Invoice> {
    const select = this.read
      .from(Invoice, 'i')
      .where("i.schoolId = :schoolId AND i.state = 'issued' AND i.typeCode IN (:...types)", {
        ...{ schoolId: scope.schoolId, types },
      })
      .andWhere('i.issuedOn BETWEEN :from AND :to', { from, to });
    const mine = partnerSeen(scope, 'payer');
    return mine === null ? select : select.andWhere('i.partnerId = :mine', { mine });
  }
}

function largestFirst(rows: readonly Grouped[]): { key: number; netCents: Cents }[] {
  return rows
    .map(({ key, cents }) => ({ key: Number(key), netCents: Number(cents) }))
    .sort((a, b) => b.netCents - a.netCents || a.key - b.key);
}
