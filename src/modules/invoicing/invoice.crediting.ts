import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { sameRate, type VatBreakdown } from '../../core/money/vat.js';
import { type CellQuantity, OrdersQueries, type OrderSheet } from '../sales/index.js';
import { Deposits } from './invoice.deposits.js';
import { Drafting, totalsOfLines, type NewLine } from './invoice.drafting.js';
import { InvoiceCell, InvoiceLine } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { draftOpen, nothingToCredit, overCredit } from './invoicing.errors.js';
import { nextCreditAmount } from './invoicing.totals.js';
import type { CreditDemand } from './invoicing.types.js';
import { lineNote, orderNote } from './line-note.js';

/** A line of an issued invoice, with what issued credit notes already took of it. */
export interface CreditedLine {
  line: InvoiceLine;
  cells: (CellQuantity & { credited: number })[];
  creditedCents: number;
}

/** Draws up credit notes (381): what of an issued invoice is given back. */
@Injectable()
export class Crediting {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly journal: Journal,
    private readonly drafting: Drafting,
    private readonly deposits: Deposits,
    private readonly orders: OrdersQueries,
  ) {}

  /** A draft credit note of a locked, issued invoice; whole unless lines are named. */
  async draft(scope: Scope, prior: Invoice, { cause, reason, lines: demanded }: CreditDemand): Promise<number> {
    const { schoolId } = scope;
    const open = { schoolId, priorInvoiceId: prior.id, state: 'draft' as const };
    if (await this.unit.manager.existsBy(Invoice, open)) throw draftOpen();
    const credited = await this.credited(scope, prior.id);
    const isDeposit = prior.typeCode === '386';
    const lines = isDeposit
      ? depositLines(credited, await this.deposits.rest(scope, prior))
      : demanded
        ? demandedLines(credited, demanded)
        : wholeLines(credited);
    if (lines.length === 0) throw nothingToCredit();
    const orders = (await this.ordersOf(scope, prior.id)).filter((order) => lines.some(isOf(order)));
    const id = await this.drafting.insert(
      scope,
      {
        ...headerLike(prior),
        // Neither paid already nor after a deposit (BT-23), whatever it credits.
        businessProcess: `${prior.businessProcess[0] as 'B' | 'S' | 'M'}1`,
        typeCode: isDeposit ? '503' : '381',
        priorInvoiceId: prior.id,
        creditReason: reason,
        creditCause: cause,
        ...totalsOfLines(lines),
      },
      orders.map((order) => order.id),
    );
    await this.drafting.writeLines(scope, id, isDeposit ? lines : noted(orders, lines));
    const subject = { type: 'invoice', id };
    await this.journal.write(scope, { subject, event: 'draft_credit', reason, facts: { prior: prior.number, cause } });
    return id;
  }

  /** Lines of an invoice with what issued credit notes took of them. */
  async credited(scope: Scope, invoiceId: number): Promise<CreditedLine[]> {
    const { schoolId } = scope;
    const where = { invoiceId, schoolId };
    const lines = await this.read.manager.find(InvoiceLine, { where, order: { position: 'ASC' } });
    const cells = await this.read.manager.find(InvoiceCell, { where, order: { id: 'ASC' } });
    const taken = await this.taken(scope, invoiceId);
    const cents = await this.takenCents(scope, invoiceId);
    return lines.map((line) => ({
      line,
      creditedCents: cents.get(line.orderLineId) ?? 0,
      cells: cells
        .filter(({ lineId }) => lineId === line.id)
        .map(({ orderCellId, quantity }) => ({ orderCellId, quantity, credited: taken.get(orderCellId) ?? 0 })),
    }));
  }

  /** The orders of an invoice, as they stand. */
  async ordersOf(scope: Scope, invoiceId: number): Promise<OrderSheet[]> {
    const sheets: OrderSheet[] = [];
    for (const id of await this.drafting.orderIds(scope, invoiceId)) sheets.push(await this.orders.sheet(scope, id));
    return sheets;
  }

  private async taken(scope: Scope, invoiceId: number): Promise<Map<number, number>> {
    const rows = await this.read
      .from(InvoiceCell, 'c')
      .innerJoin(Invoice, 'i', 'i.id = c.invoiceId')
      .select('c.orderCellId', 'cell')
      .addSelect('SUM(c.quantity)', 'quantity')
      .where("i.schoolId = :schoolId AND i.priorInvoiceId = :invoiceId AND i.state = 'issued'")
      .setParameters({ schoolId: scope.schoolId, invoiceId })
      .groupBy('c.orderCellId')
      .getRawMany<{ cell: number; quantity: string | number }>();
    return new Map(rows.map(({ cell, quantity }) => [cell, Number(quantity)]));
  }

  private async takenCents(scope: Scope, invoiceId: number): Promise<Map<number, number>> {
    const rows = await this.read
      .from(InvoiceLine, 'l')
      .innerJoin(Invoice, 'i', 'i.id = l.invoiceId')
      .select('l.orderLineId', 'line')
      .addSelect('SUM(l.lineNetCents)', 'cents')
      .where("i.schoolId = :schoolId AND i.priorInvoiceId = :invoiceId AND i.state = 'issued'")
      .setParameters({ schoolId: scope.schoolId, invoiceId })
      .groupBy('l.orderLineId')
      .getRawMany<{ line: number; cents: string | number }>();
    return new Map(rows.map(({ line, cents }) => [line, Number(cents)]));
  }
}

/** What a paper keeps of the one it follows. */
export function headerLike(prior: Invoice): Partial<Invoice> {
  const { partnerId, orderId, deliveredOn, periodStartOn, periodEndOn, orderNumber, searchText } = prior;
  const { purchaseOrderReference, buyerReference, contractReference } = prior;
  return {
    ...{ partnerId, orderId, deliveredOn, periodStartOn, periodEndOn, orderNumber, searchText },
    ...{ purchaseOrderReference, buyerReference, contractReference },
  };
}

const isOf =
  (order: OrderSheet) =>
  ({ orderLineId }: NewLine): boolean =>
    order.lines.some(({ id }) => id === orderLineId);

/** A line says which sizes it gives back, not which it billed; on several orders, of which. */
function noted(orders: readonly OrderSheet[], lines: readonly NewLine[]): NewLine[] {
  const known = new Map(orders.flatMap(knownCells));
  return lines.map((line) => {
    const cells = line.cells.map(({ orderCellId, quantity }) => {
      const { size = null, colour = null } = known.get(orderCellId) ?? {};
      return { size, colour, quantity };
    });
    const note = lineNote({ drawingRevision: null, unitCode: line.unitCode, cells, notes: [] });
    const order = orders.length > 1 ? orders.find((each) => isOf(each)(line))! : null;
    return { ...line, note: order ? orderNote(order, note) : note };
  });
}

/** Sizes and colours of an order, by cell. */
export const knownCells = ({ lines }: OrderSheet) =>
  lines.flatMap(({ cells }) => cells.map((cell) => [cell.id, cell] as const));

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** The net of crediting so many of a line, from what is credited now. */
export function creditNet({ line, cells, creditedCents }: CreditedLine, quantity: number): number {
  const done = { quantity: sum(cells.map(({ credited }) => credited)), netCents: creditedCents };
  return nextCreditAmount(line, done, quantity);
}

/** Throws invoicing.over_credit when a cell asks for more than is invoiced and not credited. */
export function creditLine(credited: CreditedLine, asked: readonly CellQuantity[]): NewLine | null {
  const { line } = credited;
  const cells = asked.filter(({ quantity }) => quantity > 0);
  for (const { orderCellId, quantity } of cells) {
    const known = credited.cells.find((cell) => cell.orderCellId === orderCellId);
    if (!known) throw notFound();
    const left = known.quantity - known.credited;
    if (quantity > left) throw overCredit(line.itemName, quantity, left);
  }
  const quantity = sum(cells.map((cell) => cell.quantity));
  if (quantity === 0) return null;
  const { orderLineId, workshopId, itemCode, itemName, note, unitCode, itemNetPriceE4, vatCategory, vatRate } = line;
  return {
    ...{ orderLineId, workshopId, itemCode, itemName, unitCode, itemNetPriceE4, vatCategory, vatRate, quantity, cells },
    note,
    service: line.service,
    lineNetCents: creditNet(credited, quantity),
  };
}

/** A deposit has a line a rate; what no invoice took of it is given back at once. */
const depositLines = (credited: readonly CreditedLine[], rest: readonly VatBreakdown[]): NewLine[] =>
  credited.flatMap(({ line: { id: _id, schoolId: _school, invoiceId: _invoice, position: _at, ...line } }) => {
    const left = rest.find(sameRate(line));
    const lineNetCents = left?.taxableCents ?? 0;
    return lineNetCents === 0 ? [] : [{ ...line, lineNetCents, itemNetPriceE4: lineNetCents * 100, cells: [] }];
  });

function wholeLines(credited: readonly CreditedLine[]): NewLine[] {
  return credited
    .map((each) =>
      creditLine(
        each,
        each.cells.map((cell) => ({ orderCellId: cell.orderCellId, quantity: cell.quantity - cell.credited })),
      ),
    )
    .filter((line) => line !== null);
}

function demandedLines(credited: readonly CreditedLine[], demanded: NonNullable<CreditDemand['lines']>): NewLine[] {
  const asked = new Map<number, Map<number, number>>();
  for (const { invoiceLineId, cells } of demanded) {
    if (!credited.some(({ line }) => line.id === invoiceLineId)) throw notFound();
    const own = asked.get(invoiceLineId) ?? new Map<number, number>();
    for (const { orderCellId, quantity } of cells) own.set(orderCellId, (own.get(orderCellId) ?? 0) + quantity);
    asked.set(invoiceLineId, own);
  }
  return credited
    .map((each) => {
      const cells = [...(asked.get(each.line.id) ?? [])].map(([orderCellId, quantity]) => ({ orderCellId, quantity }));
      return creditLine(each, cells);
    })
    .filter((line) => line !== null);
}
