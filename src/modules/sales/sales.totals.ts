import { lineNetAmount, type Cents, type PriceE4 } from '../../core/money/money.js';
import { UNITS, type UnitCode } from '../../core/quantity/unit.js';
import type { CellCounters } from './sales.types.js';

const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0);

/** `Tablier Écru M`. */
export const cellName = (itemName: string, { colour, size }: { colour: string | null; size: string | null }): string =>
  [itemName, colour, size].filter(Boolean).join(' ');

/** What stays ordered: ordered − cancelled, delivered or not. */
export const orderedNet = (cell: Pick<CellCounters, 'ordered' | 'cancelled'>): number => cell.ordered - cell.cancelled;
/** What is invoiced and not credited. */
export const invoicedNet = (cell: Pick<CellCounters, 'invoiced' | 'credited'>): number => cell.invoiced - cell.credited;

/** The counters an event can raise; `ordered` is written once. */
export type Counter = Exclude<keyof CellCounters, 'ordered'>;

/** How many more a counter may count now. The guarded UPDATEs of order-ledger.ts say the same in SQL. */
export function room(cell: CellCounters, counter: Counter): number {
  switch (counter) {
    case 'cancelled':
    case 'produced':
      return orderedNet(cell) - cell.produced;
    case 'delivered':
      return cell.produced - cell.delivered;
    case 'returned':
      return cell.delivered - cell.returned;
    case 'invoiced':
      return Math.max(0, cell.delivered - cell.returned - invoicedNet(cell));
    case 'credited':
      return invoicedNet(cell);
  }
}

/** BT-131 of a line: its whole quantity at its price. */
export function lineNetOf(
  line: { itemNetPriceE4: PriceE4; unitCode: UnitCode },
  cells: readonly Pick<CellCounters, 'ordered' | 'cancelled'>[],
): Cents {
  return lineNetAmount(sum(cells, orderedNet), UNITS[line.unitCode].scale, line.itemNetPriceE4);
}

export interface BillableLine {
  unitCode: UnitCode;
  itemNetPriceE4: PriceE4;
  lineNetCents: Cents;
  /** Net of what was invoiced and not credited. */
  invoicedNetCents: Cents;
  cells: readonly Pick<CellCounters, 'ordered' | 'cancelled' | 'invoiced' | 'credited'>[];
}

/**
 * Line net amount of the next partial invoice for `quantity` more: the price of all that will be invoiced, less what
 * already is. So every part stays within a cent of quantity × price, none is negative, and the last takes the rest:
 * the parts make the order's line to the cent.
 */
export function nextInvoiceAmount(line: BillableLine, quantity: number): Cents {
  const ordered = sum(line.cells, orderedNet);
  const after = sum(line.cells, invoicedNet) + quantity;
  const due =
    after >= ordered ? line.lineNetCents : lineNetAmount(after, UNITS[line.unitCode].scale, line.itemNetPriceE4);
  return Math.max(0, due - line.invoicedNetCents);
}
