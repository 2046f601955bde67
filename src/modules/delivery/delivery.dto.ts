import { ListQuery } from '../../core/http/paging.js';
import { Day, Id, ListOf, Quantity, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';

export class DeliveredCell {
  /**
   * A size × colour of the order.
   * @example 12
   */
  @Id() orderCellId: number;
  /**
   * How many leave, in steps of the unit.
   * @example 8
   */
  @Quantity() quantity: number;
}

export class PrepareDelivery {
  /** What is put on the note; each at most produced − delivered − promised elsewhere. */
  @ListOf(() => DeliveredCell, { max: 500 }) cells: DeliveredCell[];
  /** The planned delivery it is: its address and day are on the note. */
  @Id({ optional: true }) plannedDeliveryId?: number | null;
}

/** Which planned delivery is prepared; the next one unless said. */
export class PreparedFor {
  @Id({ optional: true }) plannedDeliveryId?: number | null;
}

export class ShipDelivery {
  /**
   * The day the goods left: not after today, not before the order.
   * @example "2026-11-23"
   */
  @Day() shippedOn: LocalDate;
}

export class CancelDelivery {
  /**
   * Why the note is given up.
   * @example "Livré en une seule fois vendredi"
   */
  @Text({ max: 500 }) reason: string;
}

export class ReceiveDelivery {
  /**
   * Who signed at the customer's.
   * @example "Mme Martin, magasin"
   */
  @Text({ max: 120 }) receivedBy: string;
  /**
   * What was wrong on reception.
   * @example "Un carton enfoncé"
   */
  @Text({ max: 500, optional: true }) reserves?: string;
}

/** Notes by state (`ready`, `shipped`, `received`, `cancelled`) and text (number, order, customer). */
export class DeliveriesQuery extends ListQuery {}
