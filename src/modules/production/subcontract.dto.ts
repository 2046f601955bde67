import { Day, Id, ListOf, Quantity, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';

/** Pieces of one size that leave. */
export class SendingCell {
  /** Id of the size × colour at the operation.
   * @example 31 */
  @Id() operationCellId: number;
  /** Pieces.
   * @example 20 */
  @Quantity({ min: 0, optional: true }) quantity?: number | null;
}

/** Pieces sent to the subcontractor of a step. */
export class NewSending {
  /** The day they left; today when left out.
   * @example 2026-11-23 */
  @Day({ optional: true }) sentOn?: LocalDate | null;
  /** The day they should be back.
   * @example 2026-11-30 */
  @Day({ optional: true }) expectedOn?: LocalDate | null;
  /** Number of the slip that goes with them.
   * @example BS-12 */
  @Text({ max: 40, optional: true }) slip?: string | null;
  /** One entry a size. */
  @ListOf(() => SendingCell, { max: 200 }) cells: SendingCell[];
}

/** Pieces of one size that come back. */
export class ReceptionCell {
  /** Id of the size × colour at the operation.
   * @example 31 */
  @Id() operationCellId: number;
  /** Good pieces: they count at once.
   * @example 19 */
  @Quantity({ min: 0, optional: true }) good?: number | null;
  /** Lost pieces.
   * @example 1 */
  @Quantity({ min: 0, optional: true }) scrap?: number | null;
}

/** Pieces back from the subcontractor of a step. */
export class NewReception {
  /** The day they came; today when left out.
   * @example 2026-11-30 */
  @Day({ optional: true }) receivedOn?: LocalDate | null;
  /** Number of the subcontractor's slip.
   * @example BL 4512 */
  @Text({ max: 40, optional: true }) supplierSlip?: string | null;
  /** One entry a size. */
  @ListOf(() => ReceptionCell, { max: 200 }) cells: ReceptionCell[];
}
