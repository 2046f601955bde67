import { eventType } from '../../core/events/event-bus.js';

/** A learner counted pieces; told before they stand, so that what is not checked is not counted. */
export interface PiecesCounted {
  workOrderId: number;
  itemId: number;
  critical: boolean;
  operationId: number;
  position: number;
  code: string;
  /** Good pieces of each size with this count, in steps of the unit. */
  cells: { operationCellId: number; good: number }[];
}

export const piecesCounted = eventType<PiecesCounted>('production.pieces_counted.1');
