import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
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
import { InvoiceCell, InvoiceLine } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { nothingToInvoice } from './invoicing.errors.js';
import { billedNotes, businessProcessOf } from './invoicing.totals.js';
import { lineNote } from './line-note.js';

export type NewLine = Omit<InvoiceLine, 'id' | 'schoolId' | 'invoiceId' | 'position'> & {
  cells: readonly CellQuantity[];
};

/** Writes drafts: what an order has to invoice, as lines with their cells. */
@Injectable()
export class Drafting {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly catalog: CatalogQueries,
    private readonly deliveries: DeliveryQueries,
  ) {}

  /** One open draft an order: a second asking brings it up to date. The order is locked by the caller. */
  async ofOrder(scope: Scope, order: OrderSheet): Promise<number> {
    const shipped = await this.deliveries.shippedLines(scope, order.id);
    const items = await this.catalog.items(scope, [...new Set(order.lines.map(({ itemId }) => itemId))]);
    const isService = ({ itemId }: OrderLineRead) => items.get(itemId)?.kind === 'service';
    const lines = order.lines
      .map((line) => lineToInvoice(line, shipped, isService(line)))
      .filter((line) => line !== null);
    if (lines.length === 0) throw nothingToInvoice();
    const header = headerOf(order, lines, shipped);
    const { schoolId } = scope;
    const open = await this.unit.lock(Invoice, { schoolId, orderId: order.id, typeCode: '380', state: 'draft' });
    if (open) await this.clear(open);
    const id = open ? await this.refresh(open, header) : await this.insert(scope, header);
    await this.writeLines(scope, id, lines);
    await this.journal.write(scope, {
      subject: { type: 'invoice', id },
      event: open ? 'redraft' : 'draft',
      facts: { order: order.number, totalWithVatCents: header.totalWithVatCents },
    });
    return id;
  }

  /** A new draft without lines. */
  async insert(scope: Scope, header: Partial<Invoice>): Promise<number> {
    const row = this.unit.manager.create(Invoice, {
      ...EMPTY,
      ...header,
      schoolId: scope.schoolId,
      createdAt: this.clock.instant(),
    });
    await this.unit.manager.insert(Invoice, row as never);
    return row.id;
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

function headerOf(order: OrderSheet, lines: readonly NewLine[], shipped: readonly ShippedLine[]): Partial<Invoice> {
  return {
    partnerId: order.partnerId,
    orderId: order.id,
    typeCode: '380',
    businessProcess: businessProcessOf(lines),
    deliveredOn: notesBilled(order.lines, lines, shipped).at(-1)?.shippedOn ?? null,
    ...referencesOf(order),
    orderNumber: order.number,
    ...totalsOfLines(lines),
    searchText: folded(order.number, order.partnerName, order.customerReference),
  };
}

/** What the customer wants to find on its invoice. */
export const referencesOf = ({ customerReference, buyerReference, contractReference }: OrderSheet) => ({
  purchaseOrderReference: customerReference,
  ...{ buyerReference, contractReference },
});

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
  const note = lineNote({ drawingRevision, unitCode, cells: told, notes: notesOf(line, cells, shipped) });
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
