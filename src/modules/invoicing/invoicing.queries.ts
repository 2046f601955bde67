import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { containing } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { InvoiceTypeCode } from '../einvoice/index.js';
import { PartnersQueries } from '../partners/index.js';
import { InvoiceSheetReads, seenBy } from './invoice-sheet.reads.js';
import { InvoiceOrder, InvoiceSettlement } from './invoice-line.entity.js';
import { ElectronicInvoices } from './electronic-invoices.js';
import { Invoice } from './invoice.entity.js';
import type { InvoicesQuery } from './invoicing.dto.js';
import { invoiceMachine, paymentStatus } from './invoicing.states.js';
import type { InvoiceCounts, InvoiceRow, InvoiceSheet, PayableInvoice, Period } from './invoicing.types.js';
import { RevenueQueries } from './revenue.queries.js';
import { ToInvoice } from './to-invoice.js';

/** What is left of an issued invoice, its settlement read as `s`. */
export const DUE = 's.total_cents - s.paid_cents - s.credited_cents';
/** Asks for money: what is issued and gives nothing back. */
export const ISSUED = "i.state = 'issued' AND i.typeCode IN ('380', '384', '386')";
/** The corrective invoice that took its place. */
const REPLACED_BY =
  "(SELECT r.id FROM invoice r WHERE r.prior_invoice_id = i.id AND r.type_code = '384' AND r.state = 'issued')";
const COLUMNS = {
  id: 'i.id',
  number: 'i.number',
  type_code: 'i.typeCode',
  state: 'i.state',
  partner_id: 'i.partnerId',
  order_id: 'i.orderId',
  order_number: 'i.orderNumber',
  issued_on: 'i.issuedOn',
  due_on: 'i.dueOn',
  total_without_vat_cents: 'i.totalWithoutVatCents',
  total_vat_cents: 'i.totalVatCents',
  total_with_vat_cents: 'i.totalWithVatCents',
  file_id: 'i.fileId',
  settled_cents: 's.totalCents',
  paid_cents: 's.paidCents',
  credited_cents: 's.creditedCents',
  replaced_by: REPLACED_BY,
} as const;
type Raw = Record<keyof typeof COLUMNS, string | number | null>;

/** Reads of the invoicing room. A partner's scope sees its own issued papers only. */
@Injectable()
export class InvoicingQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly partners: PartnersQueries,
    private readonly pending: ToInvoice,
    private readonly sold: RevenueQueries,
    private readonly electronic: ElectronicInvoices,
    private readonly sheets: InvoiceSheetReads,
  ) {}

  /** Newest first. `state`: draft, issued, unpaid, overdue, paid or credit; `due` keeps what is left to pay. */
  async list(scope: Scope, query: InvoicesQuery): Promise<Listed<InvoiceRow>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const select = this.rows(scope)
      .orderBy('i.id', 'DESC')
      .limit(limit + 1);
    if (query.cursor) select.andWhere('i.id < :cursor', { cursor: query.cursor });
    if (query.q) select.andWhere("i.searchText LIKE :q ESCAPE '!'", { q: containing(query.q) });
    if (query.partnerId) select.andWhere('i.partnerId = :partnerId', { partnerId: query.partnerId });
    if (query.due) this.inState(select, 'unpaid');
    if (query.state) this.inState(select, query.state);
    return listed(await this.completed(scope, await select.getRawMany<Raw>()), limit);
  }

  /** Throws notFound. */
  async sheet(scope: Scope, invoiceId: number): Promise<InvoiceSheet> {
    const row = await this.read.manager.findOneBy(Invoice, { id: invoiceId, ...seenBy(scope) });
    if (!row) throw notFound();
    const [head] = await this.completed(
      scope,
      await this.rows(scope).andWhere('i.id = :invoiceId', { invoiceId }).getRawMany<Raw>(),
    );
    const { version, businessProcess, purchaseOrderReference, seller, buyer, notes } = row;
    const { creditReason, creditCause } = row;
    return {
      ...head!,
      ...{ version, businessProcess, purchaseOrderReference, seller, buyer, notes },
      ...{ creditReason, creditCause },
      deliveredOn: row.deliveredOn as LocalDate | null,
      periodStartOn: row.periodStartOn as LocalDate | null,
      periodEndOn: row.periodEndOn as LocalDate | null,
      xmlFileId: await this.electronic.xmlFileId(scope, invoiceId),
      ...(await this.sheets.parts(scope, row)),
      events: scope.partnerId === null ? invoiceMachine.allowed(scope, row) : [],
    };
  }

  /** Invoices and credit notes of an order, oldest first. */
  async ofOrder(scope: Scope, orderId: number): Promise<InvoiceRow[]> {
    const select = this.rows(scope)
      .innerJoin(InvoiceOrder, 'o', 'o.invoiceId = i.id')
      .andWhere('o.orderId = :orderId', { orderId })
      .orderBy('i.id');
    return this.completed(scope, await select.getRawMany<Raw>());
  }

  /** Issued to a partner until a day, credit notes too. */
  async issuedTo(scope: Scope, partnerId: number, to: LocalDate): Promise<InvoiceRow[]> {
    const select = this.rows(scope).andWhere("i.partnerId = :partnerId AND i.state = 'issued'", { partnerId });
    return this.completed(scope, await select.andWhere('i.issuedOn <= :to', { to }).getRawMany<Raw>());
  }

  /** Orders of a partner with something to invoice, lowest id first. Throws notFound. */
  async waitingOf(scope: Scope, partnerId: number): Promise<number[]> {
    await this.partners.get(scope, partnerId);
    return this.pending.ofPartner(scope, partnerId);
  }

  /** Orders with something delivered and not invoiced, lowest id first. */
  toInvoice(scope: Scope) {
    return this.pending.rows(scope);
  }

  /** How many orders have something to invoice. */
  waiting(scope: Scope): Promise<number> {
    return this.pending.count(scope);
  }

  async counts(scope: Scope): Promise<InvoiceCounts> {
    const select = this.mine(scope)
      .select('COUNT(*)', 'unpaid')
      .addSelect(`SUM(${DUE})`, 'unpaid_cents')
      .addSelect('SUM(CASE WHEN i.due_on < :today THEN 1 ELSE 0 END)', 'overdue')
      .addSelect(`SUM(CASE WHEN i.due_on < :today THEN ${DUE} ELSE 0 END)`, 'overdue_cents')
      .setParameter('today', this.clock.today());
    const row = await this.inState(select, 'unpaid').getRawOne<Record<string, unknown>>();
    const of = (key: string) => Number(row?.[key] ?? 0);
    return {
      toInvoice: await this.waiting(scope),
      unpaid: of('unpaid'),
      overdue: of('overdue'),
      unpaidCents: of('unpaid_cents'),
      overdueCents: of('overdue_cents'),
    };
  }

  /** Issued in a period, by invoice and workshop; negative for a credit note. */
  revenue(scope: Scope, period: Period) {
    return this.sold.rows(scope, period);
  }

  revenuePaid(scope: Scope, period: Period) {
    return this.sold.paid(scope, period);
  }

  revenueByMonth(scope: Scope, period: Period) {
    return this.sold.byMonth(scope, period);
  }

  revenueByPartner(scope: Scope, period: Period) {
    return this.sold.byPartner(scope, period);
  }

  revenueByWorkshop(scope: Scope, period: Period) {
    return this.sold.byWorkshop(scope, period);
  }

  /** Invoices of a partner with something due, or those named, paid or not. The oldest due date first. */
  async payable(scope: Scope, of: { partnerId: number } | { ids: readonly number[] }): Promise<PayableInvoice[]> {
    const select = this.rows(scope).orderBy('i.dueOn').addOrderBy('i.id').limit(500);
    if ('ids' in of) select.andWhere(`${ISSUED} AND i.id IN (:...ids)`, { ids: [0, ...of.ids] });
    else this.inState(select, 'unpaid').andWhere('i.partnerId = :partnerId', { partnerId: of.partnerId });
    const rows = await this.completed(scope, await select.getRawMany<Raw>());
    return rows.map(({ id, number, partnerId, orderId, dueOn, totalWithVatCents, dueCents }) => ({
      ...{ id, partnerId, orderId, totalWithVatCents, dueCents, number: number!, dueOn: dueOn! },
    }));
  }

  /** Numbers by id, for those who name invoices in a list. */
  async numbers(scope: Scope, ids: readonly number[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.mine(scope)
      .select('i.id', 'id')
      .addSelect('i.number', 'number')
      .andWhere('i.id IN (:...ids)', { ids })
      .getRawMany<{ id: number; number: string | null }>();
    return new Map(rows.map(({ id, number }) => [id, number ?? '']));
  }

  /** Which invoice each corrective one took the place of. */
  async replaced(scope: Scope): Promise<Map<number, number>> {
    const rows = await this.mine(scope)
      .select('i.id', 'id')
      .addSelect('i.priorInvoiceId', 'prior_id')
      .andWhere("i.typeCode = '384' AND i.state = 'issued'")
      .getRawMany<{ id: number; prior_id: number }>();
    return new Map(rows.map(({ id, prior_id }) => [Number(id), Number(prior_id)]));
  }

  private mine(scope: Scope): SelectQueryBuilder<Invoice> {
    const select = this.read
      .from(Invoice, 'i')
      .leftJoin(InvoiceSettlement, 's', 's.invoiceId = i.id')
      .where('i.schoolId = :schoolId', { schoolId: scope.schoolId });
    const mine = partnerSeen(scope, 'payer');
    return mine === null ? select : select.andWhere("i.partnerId = :mine AND i.state = 'issued'", { mine });
  }

  private rows(scope: Scope): SelectQueryBuilder<Invoice> {
    const select = this.mine(scope).select([]);
    for (const [alias, column] of Object.entries(COLUMNS)) select.addSelect(column, alias);
    return select;
  }

  private inState(select: SelectQueryBuilder<Invoice>, state: string): SelectQueryBuilder<Invoice> {
    switch (state) {
      case 'unpaid':
        return this.due(select);
      case 'overdue':
        return this.due(select).andWhere('i.dueOn < :day', { day: this.clock.today() });
      case 'paid':
        return select.andWhere(`${ISSUED} AND ${DUE} = 0 AND ${REPLACED_BY} IS NULL`);
      case 'credit':
        return select.andWhere("i.typeCode IN ('381', '503')");
      default:
        return select.andWhere('i.state = :state', { state });
    }
  }

  // By the settlement's own partial index: few are due of very many.
  private due(select: SelectQueryBuilder<Invoice>): SelectQueryBuilder<Invoice> {
    return select.andWhere(`${ISSUED} AND s.schoolId = :schoolId AND ${DUE} > 0`);
  }

  /** Names for a page: one more query, however long it is. */
  private async completed(scope: Scope, raw: readonly Raw[]): Promise<InvoiceRow[]> {
    const names = await this.partners.names(scope, [...new Set(raw.map((row) => Number(row.partner_id)))]);
    const today = this.clock.today();
    return raw.map((row) => {
      const totalWithVatCents = Number(row.total_with_vat_cents);
      const state = row.state as InvoiceRow['state'];
      const paidCents = Number(row.paid_cents ?? 0);
      const creditedCents = Number(row.credited_cents ?? 0);
      const prepaidCents = state === 'draft' ? 0 : totalWithVatCents - Number(row.settled_cents);
      const dueCents = state === 'draft' ? 0 : totalWithVatCents - prepaidCents - paidCents - creditedCents;
      const told = {
        ...{ state, typeCode: row.type_code as InvoiceTypeCode, dueOn: row.due_on as LocalDate | null },
        replacedBy: row.replaced_by === null ? null : Number(row.replaced_by),
      };
      const money = { totalWithVatCents, prepaidCents, paidCents, creditedCents, dueCents };
      return {
        ...{ ...told, ...money, status: paymentStatus({ ...told, ...money }, today) },
        id: Number(row.id),
        number: row.number as string | null,
        partnerId: Number(row.partner_id),
        partnerName: names.get(Number(row.partner_id)) ?? '',
        orderId: Number(row.order_id),
        orderNumber: row.order_number as string,
        issuedOn: row.issued_on as LocalDate | null,
        totalWithoutVatCents: Number(row.total_without_vat_cents),
        totalVatCents: Number(row.total_vat_cents),
        fileId: row.file_id === null ? null : Number(row.file_id),
      };
    });
  }
}
