import type { ExpectedMaterialRead } from '../materials/index.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
import type { ItemRead } from '../catalog/index.js';
import type { Impact } from '../production/index.js';
import type { NoteRow, NoteSheet } from '../delivery/index.js';
import {
  leftToPlan,
  noteForPartner,
  plannedItems,
  type OrderFile,
  type OrderLineRead,
  type OrderRow,
  type OrderSheet,
} from '../sales/index.js';
import { percentMade, stepsOf } from './portal.progress.js';
import type {
  PortalDelivery,
  PortalDeliveryRow,
  PortalBrought,
  PortalDocument,
  PortalImpact,
  PortalItem,
  PortalLine,
  PortalOrder,
  PortalOrderRow,
} from './portal.types.js';

/*
 * Field by field, never a spread: a field added to a school's own read type does not reach a partner by itself.
 */

const seesAmounts = (scope: Scope): boolean => hasRole(scope, 'buyer', 'payer');

export function portalOrderRow(scope: Scope, order: OrderRow): PortalOrderRow {
  const amounts = seesAmounts(scope);
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    onHold: order.holdReason !== null,
    customerReference: order.customerReference,
    placedOn: order.placedOn,
    wishedOn: order.wishedOn,
    promisedOn: order.promisedOn,
    totalWithoutVatCents: amounts ? order.totalWithoutVatCents : null,
    totalWithVatCents: amounts ? order.totalWithVatCents : null,
    percentMade: percentMade(order),
    steps: stepsOf(order),
  };
}

export function portalOrder(
  scope: Scope,
  order: OrderSheet,
  papers: Pick<PortalOrder, 'documents' | 'deliveries' | 'invoices' | 'impact' | 'brings'>,
): PortalOrder {
  const row = portalOrderRow(scope, order);
  const amounts = seesAmounts(scope);
  const buyer = hasRole(scope, 'buyer');
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    onHold: row.onHold,
    customerReference: row.customerReference,
    buyerReference: order.buyerReference,
    contractReference: order.contractReference,
    placedOn: row.placedOn,
    wishedOn: row.wishedOn,
    promisedOn: row.promisedOn,
    totalWithoutVatCents: row.totalWithoutVatCents,
    totalWithVatCents: row.totalWithVatCents,
    percentMade: row.percentMade,
    steps: row.steps,
    note: noteForPartner(order),
    totalVatCents: amounts ? order.totals.totalVatCents : null,
    lines: order.lines.map((line) => portalLine(line, order, amounts)),
    documents: papers.documents,
    deliveries: papers.deliveries,
    invoices: papers.invoices,
    impact: papers.impact,
    framework: order.framework,
    schedule: order.schedule.map((planned) => {
      const { id, dueOn, address, reference, done } = planned;
      return { id, dueOn, address, reference, done, items: plannedItems(order.lines, planned) };
    }),
    brings: papers.brings,
    withdrawable: buyer && order.state === 'draft' && order.quoteId === null,
    attachable: buyer && order.state !== 'cancelled',
    reorderable: buyer,
    callable: buyer && order.framework && order.state === 'confirmed',
    claimable: papers.deliveries.length > 0 && hasRole(scope, 'buyer', 'receiver'),
  };
}

function portalLine(line: OrderLineRead, { schedule }: OrderSheet, amounts: boolean): PortalLine {
  return {
    id: line.id,
    itemCode: line.itemCode,
    itemName: line.itemName,
    drawingRevision: line.drawingRevision,
    unitCode: line.unitCode,
    itemNetPriceE4: amounts ? line.itemNetPriceE4 : null,
    lineNetCents: amounts ? line.lineNetCents : null,
    cells: line.cells.map((cell) => ({
      orderCellId: cell.id,
      size: cell.size,
      colour: cell.colour,
      ordered: cell.ordered - cell.cancelled,
      made: cell.produced,
      delivered: cell.delivered,
      leftToPlan: leftToPlan(cell, schedule),
    })),
  };
}

export function portalImpact({ minutes, orders, competences }: Impact): PortalImpact {
  return { minutes, orders, competences: competences.map(({ title }) => title) };
}

export function portalBrought(expected: ExpectedMaterialRead): PortalBrought {
  const { materialName, unitCode, quantity, expectedOn, receivedOn, received } = expected;
  return { materialName, unitCode, quantity, expectedOn, receivedOn, received };
}

export function portalDocument(file: OrderFile): PortalDocument {
  const { id, kind, name, mediaType, confidential, size, createdAt } = file;
  return { id, kind, name, mediaType, confidential, size, createdAt };
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

export function portalDelivery(scope: Scope, note: NoteSheet): PortalDelivery {
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
    receivable: row.state === 'shipped' && hasRole(scope, 'receiver'),
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
