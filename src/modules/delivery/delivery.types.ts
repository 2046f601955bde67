import type { SumUnit, UnitCode } from '../../core/quantity/unit.js';
import type { AllowedEvent } from '../../core/state-machine/state-machine.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { CellQuantity } from '../sales/index.js';
import type { DeliveryEvent, DeliveryState } from './delivery.states.js';

/** Where a note goes and what it answers, copied when it is prepared. */
export interface ShipTo {
  partnerName: string;
  legalName: string;
  siren: string | null;
  street: string;
  postcode: string;
  city: string;
  country: string;
  /** Where goods go when it is elsewhere. */
  deliveryAddress: string | null;
  email: string;
  orderNumber: string;
  orderPlacedOn: string;
  customerReference: string | null;
  promisedOn: string | null;
  /** Folded text a list is searched by. */
  search: string;
}

export interface NoteRow {
  id: number;
  number: string;
  state: DeliveryState;
  orderId: number;
  orderNumber: string;
  partnerId: number;
  partnerName: string;
  shippedOn: LocalDate | null;
  /** ISO 8601 UTC. */
  receivedAt: string | null;
  /** What the customer noted on reception. */
  reserves: string | null;
  createdAt: string;
  /** Sum of the lines, in steps of `unitCode`: null when they do not share one. */
  quantity: number;
  unitCode: SumUnit;
  fileId: number | null;
}

export interface NoteLineRead extends CellQuantity {
  orderLineId: number;
  itemName: string;
  size: string | null;
  colour: string | null;
  unitCode: UnitCode;
}

export interface NoteSheet extends NoteRow {
  version: number;
  receivedBy: string | null;
  shipTo: ShipTo;
  lines: NoteLineRead[];
  events: AllowedEvent<DeliveryEvent>[];
}

/** A line of a shipped note: what an invoice bills. */
export interface ShippedLine extends CellQuantity {
  noteId: number;
  number: string;
  shippedOn: LocalDate;
}

/** What of an order line can be put on a note now. */
export interface DeliverableLine {
  orderLineId: number;
  itemCode: string;
  itemName: string;
  unitCode: UnitCode;
  cells: DeliverableCell[];
}

export interface DeliverableCell {
  orderCellId: number;
  size: string | null;
  colour: string | null;
  ordered: number;
  delivered: number;
  /** On other notes that are ready and not yet shipped. */
  promised: number;
  /** produced − delivered − promised */
  available: number;
}
