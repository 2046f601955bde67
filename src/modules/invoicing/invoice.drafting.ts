import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Journal } from '../../core/journal/journal.js';
import { totalsOf } from '../../core/money/vat.js';
import { Clock } from '../../core/time/clock.js';
import { CatalogQueries } from '../catalog/index.js';
import { DeliveryQueries, type ShippedLine } from '../delivery/index.js';
import {
  type CellQuantity,
  invoicedNet,
  nextInvoiceAmount,
  type OrderLineRead,
  type OrderSheet,
  room,
} from '../sales/index.js';
import { InvoiceCell, InvoiceLine, InvoiceOrder } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { nothingToInvoice, outsideVatApart, severalCustomers } from './invoicing.errors.js';
import { billedNotes, businessProcessOf } from './invoicing.totals.js';
import { lineNote, orderNote } from './line-note.js';

export type NewLine = Omit<InvoiceLine, 'id' | 'schoolId' | 'invoiceId' | 'position'> & {
  cells: readonly CellQuantity[];
};

/** Writes drafts: what an order has to invoice, as lines with their cells. */
@Injectable()
export class Drafting {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly catalog: CatalogQueries,
    private readonly deliveries: DeliveryQueries,
  ) {}

  /**
   * What several orders of one partner have to invoice, as one draft; those with nothing are left out. One open draft
   * an order: a second asking brings it up to date, and a draft that held one of them with others makes way. The
   * orders are locked by the caller. `month`: only what was wholly delivered in it, as an invoice of several deliveries
   * is of one calendar month (CGI 289 I-3).
   */
  async ofOrders(scope: Scope, asked: readonly OrderSheet[], month: string | null = null): Promise<number> {
    if (new Set(asked.map(({ partnerId }) => partnerId)).size > 1) throw severalCustomers();
    const found: Pending[] = [];
    for (const order of asked) found.push(await this.pending(scope, order));
    const within = ({ notes }: Pending) =>
      month === null || notes.every(({ shippedOn }) => shippedOn.startsWith(month));
    const pending = found.filter((each) => each.lines.length > 0 && within(each));
    const lines = pending.flatMap((each) => (pending.length > 1 ? named(each) : each.lines));
    if (lines.length === 0) throw nothingToInvoice();
    if (new Set(lines.map(({ vatCategory }) => vatCategory === 'O')).size > 1) throw outsideVatApart();
    const orders = pending.map(({ order }) => order);
    const header = headerOf(pending);
    const open = await this.openDraft(scope, orders);
    const id = open ? await this.refresh(open, header) : await this.insert(scope, header, idsOf(orders));
    await this.writeLines(scope, id, lines);
    await this.journal.write(scope, {
      subject: { type: 'invoice', id },
      event: open ? 'redraft' : 'draft',
      facts: { order: header.orderNumber!, totalWithVatCents: header.totalWithVatCents! },
    });
    return id;
  }

  /** The open draft of just these orders, emptied; drafts that hold some of them only are thrown away. */
  private async openDraft(scope: Scope, orders: readonly OrderSheet[]): Promise<Invoice | null> {
    const { schoolId } = scope;
    const rows = await this.unit.manager.findBy(InvoiceOrder, { schoolId, orderId: In(idsOf(orders)) });
    let kept: Invoice | null = null;
    for (const id of [...new Set(rows.map(({ invoiceId }) => invoiceId))].sort((a, b) => a - b)) {
      const draft = await this.unit.lock(Invoice, { schoolId, id, typeCode: '380', state: 'draft' });
      if (!draft) continue;
      const same = String(await this.orderIds(scope, id)) === String(idsOf(orders));
      if (same) await this.clear((kept = draft));
      else await this.remove(scope, draft);
    }
    return kept;
  }

  private async pending(scope: Scope, order: OrderSheet): Promise<Pending> {
    const shipped = await this.deliveries.shippedLines(scope, order.id);
    const items = await this.catalog.items(scope, [...new Set(order.lines.map(({ itemId }) => itemId))]);
    const isService = ({ itemId }: OrderLineRead) => items.get(itemId)?.kind === 'service';
    const lines = order.lines
      .map((line) => lineToInvoice(line, shipped, isService(line)))
      .filter((line) => line !== null);
    return { order, lines, notes: notesBilled(order.lines, lines, shipped) };
  }

  /** The orders of an invoice, lowest id first. */
  async orderIds({ schoolId }: Scope, invoiceId: number): Promise<number[]> {
    const rows = await this.read.manager.findBy(InvoiceOrder, { schoolId, invoiceId });
    return rows.map(({ orderId }) => orderId).sort((a, b) => a - b);
  }

  /** A new draft without lines. */
  async insert(scope: Scope, header: Partial<Invoice>, orderIds: readonly number[]): Promise<number> {
    const row = this.unit.manager.create(Invoice, {
      ...EMPTY,
      ...header,
      schoolId: scope.schoolId,
      createdAt: this.clock.instant(),
    });
    await this.unit.manager.insert(Invoice, row as never);
    const { id: invoiceId, schoolId } = row;
    await this.unit.manager.insert(
      InvoiceOrder,
      orderIds.map((orderId) => ({ schoolId, invoiceId, orderId })),
    );
    return invoiceId;
  }

  async writeLines(scope: Scope, invoiceId: number, lines: readonly NewLine[]): Promise<void> {
    const { schoolId } = scope;
    const rows = lines.map(({ cells: _, ...line }, index) =>
      this.unit.manager.create(InvoiceLine, { ...line, schoolId, invoiceId, position: index + 1 }),
    );
    await this.unit.manager.insert(InvoiceLine, rows);
    const cells = lines.flatMap((line, index) =>
      line.cells.map((cell) => ({ ...cell, schoolId, invoiceId, lineId: rows[index]!.id })),
    );
    await this.unit.manager.insert(InvoiceCell, cells);
  }

  async remove(scope: Scope, draft: Invoice): Promise<void> {
    const { id, schoolId, typeCode, orderNumber, totalWithVatCents } = draft;
    await this.clear(draft);
    await this.unit.manager.delete(InvoiceOrder, { invoiceId: id, schoolId });
    await this.unit.manager.delete(Invoice, { id, schoolId });
    const facts = { typeCode, order: orderNumber, totalWithVatCents };
    await this.journal.write(scope, { subject: { type: 'invoice', id }, event: 'discard', facts });
  }

  /** Removes what a draft carries; the base refuses it on an issued one. */
  async clear(draft: Invoice): Promise<void> {
    const own = { invoiceId: draft.id, schoolId: draft.schoolId };
    await this.unit.manager.delete(InvoiceCell, own);
    await this.unit.manager.delete(InvoiceLine, own);
  }

  private async refresh(draft: Invoice, header: Partial<Invoice>): Promise<number> {
    const { id, schoolId, version } = draft;
    await this.unit.manager.update(Invoice, { id, schoolId }, { ...header, version: version + 1 } as never);
    return id;
  }
}

/** What of an order is to invoice, and the delivery notes that carried it, the first out first. */
interface Pending {
  order: OrderSheet;
  lines: NewLine[];
  notes: ShippedLine[];
}

/** On an invoice of several orders each line says which it is of. */
const named = ({ order, lines }: Pending): NewLine[] =>
  lines.map((line) => ({ ...line, note: orderNote(order, line.note) }));

function headerOf(pending: readonly Pending[]): Partial<Invoice> {
  const orders = pending.map(({ order }) => order);
  const [first] = orders as [OrderSheet];
  const lines = pending.flatMap((each) => each.lines);
  const days = pending.flatMap(({ notes }) => notes.map(({ shippedOn }) => shippedOn)).sort();
  const period = { periodStartOn: days.at(0) ?? first.placedOn, periodEndOn: days.at(-1) ?? first.placedOn };
  const several = orders.length > 1;
  return {
    partnerId: first.partnerId,
    orderId: first.id,
    typeCode: '380',
    businessProcess: businessProcessOf(lines),
    deliveredOn: days.at(-1) ?? null,
    ...(several ? period : { periodStartOn: null, periodEndOn: null }),
    ...referencesOf(orders),
    orderNumber: several ? `${first.number} +${orders.length - 1}` : first.number,
    ...totalsOfLines(lines),
    searchText: folded(first.partnerName, ...orders.flatMap((order) => [order.number, order.customerReference])),
  };
}

const idsOf = (orders: readonly OrderSheet[]): number[] => orders.map(({ id }) => id).sort((a, b) => a - b);

/** What the customer wants to find on its invoice: of several orders, what they all say. */
export function referencesOf(orders: readonly OrderSheet[]) {
  const common = (of: (order: OrderSheet) => string | null) => {
    const said = new Set(orders.map(of));
    return said.size === 1 ? [...said][0]! : null;
  };
  return {
    purchaseOrderReference: common(({ customerReference }) => customerReference),
    buyerReference: common(({ buyerReference }) => buyerReference),
    contractReference: common(({ contractReference }) => contractReference),
  };
}

/** The three totals of lines, as columns. */
export function totalsOfLines(lines: readonly Pick<InvoiceLine, 'lineNetCents' | 'vatCategory' | 'vatRate'>[]) {
  const { vat: _, ...totals } = totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents })));
  return totals;
}

const EMPTY: Partial<Invoice> = {
  state: 'draft',
  version: 1,
  number: null,
  issuedOn: null,
  dueOn: null,
  periodStartOn: null,
  periodEndOn: null,
  seller: null,
  buyer: null,
  notes: [],
  priorInvoiceId: null,
  creditReason: null,
  creditCause: null,
  paidBy: null,
  fileId: null,
};

function lineToInvoice(line: OrderLineRead, shipped: readonly ShippedLine[], service: boolean): NewLine | null {
  const billed = line.cells
    .map((cell) => ({ cell, quantity: room(cell, 'invoiced') }))
    .filter((each) => each.quantity > 0);
  const quantity = billed.reduce((sum, each) => sum + each.quantity, 0);
  if (quantity === 0) return null;
  const cells = billed.map(({ cell, quantity: some }) => ({ orderCellId: cell.id, quantity: some }));
  const { unitCode, itemNetPriceE4, vatCategory, vatRate, itemCode, itemName, workshopId, drawingRevision } = line;
  const told = billed.map(({ cell, quantity: some }) => ({ size: cell.size, colour: cell.colour, quantity: some }));
  const notes = notesOf(line, cells, shipped);
  const note = lineNote({ drawingRevision, unitCode, cells: told, notes });
  return {
    ...{ unitCode, itemNetPriceE4, vatCategory, vatRate, itemCode, itemName, workshopId, note, quantity, cells },
    ...{ orderLineId: line.id, service },
    lineNetCents: nextInvoiceAmount(line, quantity),
  };
}

function notesOf(line: OrderLineRead, cells: readonly CellQuantity[], shipped: readonly ShippedLine[]): ShippedLine[] {
  const before = new Map(line.cells.map((cell) => [cell.id, invoicedNet(cell)]));
  const ids = billedNotes(
    shipped,
    cells.map((cell) => ({ ...cell, before: before.get(cell.orderCellId) ?? 0 })),
  );
  return ids.map((id) => shipped.find(({ noteId }) => noteId === id)!);
}

function notesBilled(
  orderLines: readonly OrderLineRead[],
  lines: readonly NewLine[],
  shipped: readonly ShippedLine[],
): ShippedLine[] {
  const all = lines.flatMap((line) =>
    notesOf(
      orderLines.find(({ id }) => id === line.orderLineId)!,
      line.cells,
      shipped,
    ),
  );
  return [...new Map(all.map((note) => [note.noteId, note])).values()].sort(
    (a, b) => a.shippedOn.localeCompare(b.shippedOn) || a.noteId - b.noteId,
  );
}
