import { Id, Quantity } from '../../core/http/shape.js';

/** The job a scan chose. */
export class ChosenJob {
  @Id({ optional: true }) job?: number;
}

/** How labels are cut. */
export class LabelsQuery {
  /** Pieces a bundle; one label a size and colour when left out.
   * @example 20 */
  @Quantity({ optional: true }) bundle?: number;
}
