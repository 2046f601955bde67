import type { UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { CellRead, ReadyOperation } from './production.types.js';

/** Pieces of one size that left for a subcontractor or came back; a move that takes another back counts under nothing. */
export interface SubcontractMoveRead {
  id: number;
  kind: 'sent' | 'received';
  operationCellId: number;
  good: number;
  scrap: number;
  movedOn: LocalDate;
  expectedOn: LocalDate | null;
  slip: string | null;
  reason: string | null;
  /** It stands, and may be taken back. */
  reversible: boolean;
}

/** A step made outside. */
export interface SubcontractSheet {
  operation: ReadyOperation;
  supplierName: string;
  /** `available` is to send. */
  cells: CellRead[];
  moves: SubcontractMoveRead[];
}

/** Pieces of a step at its subcontractor. */
export interface OutsideRow {
  operationId: number;
  workOrderId: number;
  number: string;
  itemName: string;
  operationName: string;
  supplierName: string;
  unitCode: UnitCode;
  outside: number;
  /** The last day said when pieces were sent. */
  expectedOn: LocalDate | null;
  late: boolean;
}
