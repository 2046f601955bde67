import { ListQuery } from '../../core/http/paging.js';
import { Day, Id, ListOf, Quantity, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';

export class PortalOrderCell {
  /** A size × colour of the item. @example 12 */
  @Id() variantId: number;
  /** In steps of the item's unit: whole pieces, hundredths of an hour. @example 8 */
  @Quantity() quantity: number;
}

export class PortalOrderLine {
  /** @example 4 */
  @Id() itemId: number;
  @ListOf(() => PortalOrderCell, { max: 200 }) cells: PortalOrderCell[];
}

/** What goes with an order, besides its quantities. */
export class PortalOrderHead {
  /** Your own order number. @example "F-7781" */
  @Text({ max: 35, optional: true }) customerReference?: string;
  /** Service of a public body; its usual one unless said. @example "MAIRIE-ECO" */
  @Text({ max: 100, optional: true }) buyerReference?: string;
  /** Contract or public market. @example "2026-M-014" */
  @Text({ max: 50, optional: true }) contractReference?: string;
  /** The day you would like it. @example "2026-12-18" */
  @Day({ optional: true }) wishedOn?: LocalDate;
  /** @example "Fil fourni par nos soins." */
  @Text({ max: 1000, optional: true }) note?: string;
}

/** An order; items and prices are the school's. */
export class NewPortalOrder extends PortalOrderHead {
  @ListOf(() => PortalOrderLine, { max: 100 }) lines: PortalOrderLine[];
}

/** An order to place again. */
export class Reorder {
  @Id({ optional: true }) from?: number;
}

/** Why a draft order is taken back. */
export class Withdrawal {
  /** @example "Commande passée deux fois" */
  @Text({ max: 500 }) reason: string;
}

/** Goods that arrived. */
export class Reception {
  /** Who received them. @example "Mme Martin, magasin" */
  @Text({ max: 120 }) receivedBy: string;
  /** What was wrong. @example "Un carton enfoncé" */
  @Text({ max: 500, optional: true }) reserves?: string;
}

/** Orders by state (`draft`, `confirmed`, `closed`, `cancelled`, `late`) and text. */
export class PortalOrdersQuery extends ListQuery {}
/** Delivery notes by state (`shipped`, `received`) and text. */
export class PortalDeliveriesQuery extends ListQuery {}
/** Issued invoices and credit notes by text. */
export class PortalInvoicesQuery extends ListQuery {}
