import { Id } from '../../core/http/shape.js';

/** By which item a request is judged. */
export class LikeItem {
  /** The item it is like; none: the one it was judged by. @example 4 */
  @Id({ optional: true }) itemId?: number | null;
}
