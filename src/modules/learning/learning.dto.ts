import { Id, Int } from '../../core/http/shape.js';

/** By which item a request is judged. */
export class LikeItem {
  /** The item it is like; none: the one it was judged by. @example 4 */
  @Id({ optional: true }) itemId?: number | null;
}

/** Which school year; this one unless said. */
export class ImpactYear {
  /** The calendar year in which it begins. @example 2026 */
  @Int({ min: 1950, max: 2150, optional: true }) startYear?: number | null;
}
