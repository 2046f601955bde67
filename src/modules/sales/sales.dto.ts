import { ListQuery } from '../../core/http/paging.js';
import { Day, Flag, Id, Int, ListOf, Quantity, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { MOST_PLANNED } from './sales.schedule.js';

export class OrderListQuery extends ListQuery {
  /** Only this partner's. @example 3 */
  @Id({ optional: true }) partnerId?: number;
}

export class PlacedCell {
  /** A size × colour of the item. @example 12 */
  @Id() variantId: number;
  /** In steps of the item's unit: whole pieces, hundredths of an hour. @example 8 */
  @Quantity() quantity: number;
}

export class PlacedLine {
  /** @example 4 */
  @Id() itemId: number;
  @ListOf(() => PlacedCell, { max: 200 }) cells: PlacedCell[];
}

/** What the customer wants to find again on its papers. */
export class OrderReferencesTold {
  /** Its own order number; a public body's engagement number. BT-13. @example 'F-7781' */
  @Text({ max: 35, optional: true }) customerReference?: string | null;
  /** Service of a public body; its usual one unless said. BT-10. @example 'MAIRIE-ECO' */
  @Text({ max: 100, optional: true }) buyerReference?: string | null;
  /** Contract or public market. BT-12. @example '2026-M-014' */
  @Text({ max: 50, optional: true }) contractReference?: string | null;
}

/** All of them again, with the version that was read. */
export class ChangeReferences extends OrderReferencesTold {
  /** @example 2 */
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
}

/** Prices, VAT, names and drawing revision are the school's own, never the caller's. */
export class PlaceOrder extends OrderReferencesTold {
  /** @example 3 */
  @Id() partnerId: number;
  /** @example '2026-12-18' */
  @Day({ optional: true }) wishedOn?: LocalDate | null;
  /** @example 'Fil fourni par nos soins.' */
  @Text({ max: 1000, optional: true }) note?: string | null;
  @ListOf(() => PlacedLine, { max: 100 }) lines: PlacedLine[];
}

export class ConfirmOrder {
  /** The day the school promises; today or later. @example '2026-12-18' */
  @Day() promisedOn: LocalDate;
}

export class PlannedCell {
  /** One of the order. @example 31 */
  @Id() orderCellId: number;
  /** In steps of the line's unit. @example 10 */
  @Quantity() quantity: number;
}

/** Some of the order, for a day and perhaps a place of its own. */
export class NewPlannedDelivery {
  /** @example '2027-01-15' */
  @Day() dueOn: LocalDate;
  /** Where, when it is not the usual place. @example 'Quai 2, 3 rue du Port, 14000 Caen' */
  @Text({ max: 300, optional: true }) address?: string | null;
  /** The customer's own number for it. @example 'APPEL-3' */
  @Text({ max: 35, optional: true }) reference?: string | null;
  @ListOf(() => PlannedCell, { max: 500 }) cells: PlannedCell[];
}

/** A delivery its customer calls off a framework order. */
export class CallOff extends NewPlannedDelivery {}

/** The whole schedule, in place of the one there was; empty: all at once. */
export class PlanDeliveries {
  @ListOf(() => NewPlannedDelivery, { min: 0, max: MOST_PLANNED }) deliveries: NewPlannedDelivery[];
  /** A framework order: its customer calls the others off. */
  @Flag({ optional: true }) framework?: boolean | null;
  /** Version read. @example 2 */
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
}

export class AmendedCell {
  /** One of the order. @example 31 */
  @Id() orderCellId: number;
  /** What stays ordered of it, in steps of the line's unit. @example 10 */
  @Quantity({ min: 0 }) ordered: number;
}

/** An amendment: what is not named stays as it is. */
export class AmendOrder {
  /** Another promised day. @example '2026-12-22' */
  @Day({ optional: true }) promisedOn?: LocalDate | null;
  @ListOf(() => AmendedCell, { min: 0, max: 2_000, optional: true }) cells?: AmendedCell[] | null;
  /** Why, in one sentence. @example 'Le client en veut dix de plus.' */
  @Text({ max: 500 }) reason: string;
  /** Version read: somebody else's amendment is not undone unseen. @example 2 */
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
}

export class GiveReason {
  /** Why, in one sentence. @example 'Le client a changé de modèle.' */
  @Text({ max: 500 }) reason: string;
}
