import { Id } from '../../core/http/shape.js';

/** The job a scan chose. */
export class ChosenJob {
  @Id({ optional: true }) job?: number;
}
