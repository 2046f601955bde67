import type { ItemRead } from '../catalog/index.js';
import type { NoteRow, NoteSheet } from '../delivery/index.js';
import { noteForPartner, type OrderFile, type OrderLineRead, type OrderRow, type OrderSheet } from '../sales/index.js';
import { percentMade, stepsOf } from './portal.progress.js';
import type {
  PortalDelivery,
  PortalDeliveryRow,
  PortalDocument,
  PortalItem,
  PortalLine,
  PortalOrder,
  PortalOrderRow,
} from './portal.types.js';

/*
 * Field by field, never a spread: a field added to a school's own read type does not reach a partner by itself.
 */

export function portalOrderRow(order: OrderRow): PortalOrderRow {
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    customerReference: order.customerReference,
    placedOn: order.placedOn,
    wishedOn: order.wishedOn,
    promisedOn: order.promisedOn,
    totalWithoutVatCents: order.totalWithoutVatCents,
    totalWithVatCents: order.totalWithVatCents,
    percentMade: percentMade(order),
    steps: stepsOf(order),
  };
}

export function portalOrder(
  order: OrderSheet,
  papers: Pick<PortalOrder, 'documents' | 'deliveries' | 'invoices'>,
): PortalOrder {
  const row = portalOrderRow(order);
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    customerReference: row.customerReference,
    placedOn: row.placedOn,
    wishedOn: row.wishedOn,
    promisedOn: row.promisedOn,
    totalWithoutVatCents: row.totalWithoutVatCents,
    totalWithVatCents: row.totalWithVatCents,
    percentMade: row.percentMade,
    steps: row.steps,
    note: noteForPartner(order),
    totalVatCents: order.totals.totalVatCents,
    lines: order.lines.map(portalLine),
    documents: papers.documents,
    deliveries: papers.deliveries,
    invoices: papers.invoices,
    withdrawable: order.state === 'draft' && order.quoteId === null,
    attachable: order.state !== 'cancelled',
  };
}

function portalLine(line: OrderLineRead): PortalLine {
  return {
    id: line.id,
    itemCode: line.itemCode,
    itemName: line.itemName,
    drawingRevision: line.drawingRevision,
    unitCode: line.unitCode,
    itemNetPriceE4: line.itemNetPriceE4,
    lineNetCents: line.lineNetCents,
    cells: line.cells.map((cell) => ({
      size: cell.size,
      colour: cell.colour,
      ordered: cell.ordered - cell.cancelled,
      made: cell.produced,
      delivered: cell.delivered,
    })),
  };
}

export function portalDocument(file: OrderFile): PortalDocument {
  return { id: file.id, kind: file.kind, name: file.name, size: file.size, createdAt: file.createdAt };
}

/** A note that left the school; one still being prepared is not a partner's business. */
export function portalDeliveryRow(note: NoteRow): PortalDeliveryRow {
  return {
    id: note.id,
    number: note.number,
    state: note.state === 'received' ? 'received' : 'shipped',
    orderId: note.orderId,
    orderNumber: note.orderNumber,
    shippedOn: note.shippedOn,
    receivedAt: note.receivedAt,
    quantity: note.quantity,
    unitCode: note.unitCode,
    fileId: note.fileId,
  };
}

export function portalDelivery(note: NoteSheet): PortalDelivery {
  const row = portalDeliveryRow(note);
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    shippedOn: row.shippedOn,
    receivedAt: row.receivedAt,
    quantity: row.quantity,
    unitCode: row.unitCode,
    fileId: row.fileId,
    receivedBy: note.receivedBy,
    reserves: note.reserves,
    lines: note.lines.map((line) => ({
      itemName: line.itemName,
      size: line.size,
      colour: line.colour,
      unitCode: line.unitCode,
      quantity: line.quantity,
    })),
  };
}

export function portalItem(item: ItemRead): PortalItem {
  return {
    id: item.id,
    code: item.code,
    name: item.name,
    unitCode: item.unitCode,
    priceE4: item.priceE4,
    drawingRevision: item.drawingRevision,
    variants: item.variants.map((variant) => ({ id: variant.id, size: variant.size, colour: variant.colour })),
  };
}
