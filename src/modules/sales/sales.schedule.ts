import { quantityText } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { Locale } from '../../core/words/words.js';
import { promisedBeforePlan } from './sales.errors.js';
import { cellName, orderedNet } from './sales.totals.js';
import type { CellCounters, CellQuantity, OrderLineRead, PlannedItem, ScheduledDelivery } from './sales.types.js';

export interface Planned {
  id: number;
  dueOn: LocalDate;
  address: string | null;
  reference: string | null;
  cells: readonly CellQuantity[];
}

type Cell = CellCounters & { id: number };

/** As many as a year of weekly call-offs. */
export const MOST_PLANNED = 60;

/**
 * The deliveries planned, the first day first, as the order stands now: what was amended away is asked of none, one
 * left with nothing is none, what left counts for the first ones.
 */
export function scheduleOf(planned: readonly Planned[], cells: readonly Cell[]): ScheduledDelivery[] {
  const open = new Map(cells.map((cell) => [cell.id, orderedNet(cell)]));
  const gone = new Map(cells.map((cell) => [cell.id, cell.delivered]));
  const inOrder = [...planned].sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id - b.id);
  const now = inOrder.map(({ id, dueOn, address, reference, cells: asked }) => {
    const own = asked.map(({ orderCellId, quantity }) => {
      const kept = Math.min(quantity, open.get(orderCellId) ?? 0);
      const delivered = Math.min(kept, gone.get(orderCellId) ?? 0);
      open.set(orderCellId, (open.get(orderCellId) ?? 0) - kept);
      gone.set(orderCellId, (gone.get(orderCellId) ?? 0) - delivered);
      return { orderCellId, quantity: kept, delivered };
    });
    const done = own.every(({ quantity, delivered }) => delivered >= quantity);
    return { id, dueOn, address, reference, cells: own.filter(({ quantity }) => quantity > 0), done };
  });
  return now.filter(({ cells: kept }) => kept.length > 0);
}

/** What is in no planned delivery yet: what a customer may still call off. */
export const leftToPlan = (cell: Cell, schedule: readonly ScheduledDelivery[]): number =>
  schedule
    .flatMap(({ cells }) => cells)
    .filter(({ orderCellId }) => orderCellId === cell.id)
    .reduce((left, { quantity }) => left - quantity, orderedNet(cell));

/** The first day something is still to leave; the promised one when nothing is planned or left of the plan. */
export function nextDue(schedule: readonly ScheduledDelivery[], promisedOn: LocalDate | null): LocalDate | null {
  return schedule.find(({ done }) => !done)?.dueOn ?? promisedOn;
}

/** The promised day is that of the last delivery, or later. */
export function mustCover(schedule: readonly ScheduledDelivery[], promisedOn: LocalDate): void {
  const last = schedule.at(-1)?.dueOn;
  if (last !== undefined && last > promisedOn) throw promisedBeforePlan(last);
}

/** What leaves together, by name: for papers and pages. */
export function plannedItems(lines: readonly OrderLineRead[], { cells }: ScheduledDelivery): PlannedItem[] {
  return lines.flatMap(({ itemName, unitCode, cells: own }) =>
    own.flatMap(({ id, size, colour }) => {
      const planned = cells.find(({ orderCellId }) => orderCellId === id);
      return planned ? [{ itemName, size, colour, unitCode, quantity: planned.quantity }] : [];
    }),
  );
}

/** `Tablier Écru M : 12 pièces`. */
export const plannedText = (item: PlannedItem, locale: Locale): string =>
  `${cellName(item.itemName, item)} : ${quantityText(item.quantity, item.unitCode, locale)}`;
