import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { totalsOf } from '../../core/money/vat.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { Deposits } from './invoice.deposits.js';
import { InvoiceCell, InvoiceLine, InvoiceVat } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import type { InvoiceLineRead, InvoiceSheet, RelatedInvoice } from './invoicing.types.js';

type Parts = Pick<InvoiceSheet, 'lines' | 'vat' | 'prior' | 'deposits' | 'corrections' | 'creditNotes' | 'orders'>;

/** What an invoice carries, and the papers it is tied to. */
@Injectable()
export class InvoiceSheetReads {
  constructor(
    private readonly read: ReadSource,
    private readonly deposits: Deposits,
  ) {}

  async parts(scope: Scope, invoice: Invoice): Promise<Parts> {
    const { id, priorInvoiceId } = invoice;
    const lines = await this.lines(scope, id);
    const following = await this.related(scope, { priorInvoiceId: id });
    return {
      lines,
      vat: await this.vat(scope, invoice, lines),
      prior: priorInvoiceId === null ? null : ((await this.related(scope, { id: priorInvoiceId }))[0] ?? null),
      deposits: await this.deposits.of(scope, invoice),
      corrections: following.filter(({ typeCode }) => typeCode === '384'),
      creditNotes: following.filter(({ typeCode }) => typeCode !== '384'),
      orders: await this.ordersOf(scope, id),
    };
  }

  private async lines(scope: Scope, invoiceId: number): Promise<InvoiceLineRead[]> {
    const where = { invoiceId, schoolId: scope.schoolId };
    const lines = await this.read.manager.find(InvoiceLine, { where, order: { position: 'ASC' } });
    const cells = await this.read.manager.find(InvoiceCell, { where, order: { id: 'ASC' } });
    return lines.map(({ schoolId: _school, invoiceId: _invoice, ...line }) => ({
      ...line,
      cells: cells
        .filter(({ lineId }) => lineId === line.id)
        .map(({ orderCellId, quantity }) => ({ orderCellId, quantity })),
    }));
  }

  private async vat(scope: Scope, invoice: Invoice, lines: readonly InvoiceLineRead[]) {
    if (invoice.state === 'draft') {
      const { vat } = totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents })));
      return vat.map((row) => ({ ...row, exemptionReason: null, exemptionCode: null }));
    }
    const where = { invoiceId: invoice.id, schoolId: scope.schoolId };
    const rows = await this.read.manager.find(InvoiceVat, { where, order: { id: 'ASC' } });
    return rows.map(({ id: _id, schoolId: _school, invoiceId: _invoice, ...row }) => row);
  }

  private async ordersOf({ schoolId }: Scope, invoiceId: number): Promise<InvoiceSheet['orders']> {
    return sql(
      this.read.manager,
      `SELECT s.id, s.number FROM invoice_order o JOIN sales_order s ON s.id = o.order_id
       WHERE o.school_id = ? AND o.invoice_id = ? ORDER BY s.id`,
      [schoolId, invoiceId],
    );
  }

  private async related(scope: Scope, which: { id: number } | { priorInvoiceId: number }): Promise<RelatedInvoice[]> {
    const state = scope.partnerId === null ? In(['draft', 'issued']) : 'issued';
    const where = { ...which, ...seenBy(scope), state } as never;
    const rows = await this.read.manager.find(Invoice, { where, order: { id: 'ASC' } });
    return rows.map(({ id, number, typeCode, issuedOn, totalWithVatCents }) => ({
      ...{ id, number, typeCode, totalWithVatCents, issuedOn: issuedOn as LocalDate | null },
    }));
  }
}

/** What of the school's invoices a caller may see: a partner, its own issued ones. */
export function seenBy(scope: Scope) {
  const { schoolId } = scope;
  const partnerId = partnerSeen(scope, 'payer');
  return partnerId === null ? { schoolId } : { schoolId, partnerId, state: 'issued' as const };
}
