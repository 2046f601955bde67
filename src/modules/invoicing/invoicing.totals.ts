import { lineNetAmount, type Cents, type PriceE4 } from '../../core/money/money.js';
import type { InvoiceTypeCode } from '../einvoice/index.js';
import type { InvoiceState } from './invoicing.states.js';
import { UNITS, type UnitCode } from '../../core/quantity/unit.js';

export interface CreditableLine {
  quantity: number;
  lineNetCents: Cents;
  itemNetPriceE4: PriceE4;
  unitCode: UnitCode;
}

/**
 * Net of the next credit of `quantity` pieces of an invoice line, of which some may already be credited: the parts
 * stay within a cent of quantity × price, and the last takes the rest, so that they make the line to the cent.
 */
export function nextCreditAmount(
  line: CreditableLine,
  credited: { quantity: number; netCents: Cents },
  quantity: number,
): Cents {
  const after = credited.quantity + quantity;
  const whole = line.lineNetCents;
  const due =
    after >= line.quantity
      ? whole
      : Math.min(whole, lineNetAmount(after, UNITS[line.unitCode].scale, line.itemNetPriceE4));
  return Math.max(0, due - credited.netCents);
}

export interface Settlement {
  totalCents: Cents;
  paidCents: Cents;
  creditedCents: Cents;
}

/** BT-115 as it stands today. For a credit note: what is still to give back to the partner. */
export function dueCents({ totalCents, paidCents, creditedCents }: Settlement): Cents {
  return totalCents - paidCents - creditedCents;
}

/**
 * May a corrective invoice take its place: it asks for money, nothing pays it, credits it or follows it, and it took no
 * deposit off, as a corrective one names one paper before it and no more (BR-FR-CO-04).
 */
export function isReplaceable(
  { state, typeCode }: { state: InvoiceState; typeCode: InvoiceTypeCode },
  { prepaidCents, paidCents, creditedCents }: Touched,
  followed: boolean,
): boolean {
  const asks = state === 'issued' && (typeCode === '380' || typeCode === '384');
  return asks && !followed && prepaidCents === 0 && paidCents === 0 && creditedCents === 0;
}
type Touched = Omit<Settlement, 'totalCents'> & { prepaidCents: Cents };

/**
 * Puts what credit notes hold on a paper, the first note first: never more than is due on either, nor than `most`.
 * Changes what it is given, and gives the sum.
 */
export function applyCredit(paper: Settlement, creditNotes: readonly Settlement[], most: Cents): Cents {
  let given = 0;
  for (const note of creditNotes) {
    const cents = Math.max(0, Math.min(dueCents(paper), dueCents(note), most - given));
    paper.creditedCents += cents;
    note.creditedCents += cents;
    given += cents;
  }
  return given;
}

interface CellsBilled {
  orderCellId: number;
  quantity: number;
}
interface ShippedPart extends CellsBilled {
  noteId: number;
}

/**
 * The shipments an invoice bills: of each cell, first out is first billed; `before` of it was billed earlier.
 * Returns the ids of the notes, in the order they left.
 */
export function billedNotes(
  shipped: readonly ShippedPart[],
  billed: readonly (CellsBilled & { before: number })[],
): number[] {
  const notes = new Set<number>();
  for (const { orderCellId, quantity, before } of billed) {
    let from = 0;
    for (const part of shipped.filter((each) => each.orderCellId === orderCellId)) {
      const to = from + part.quantity;
      if (to > before && from < before + quantity) notes.add(part.noteId);
      from = to;
    }
  }
  return [...new Set(shipped.map(({ noteId }) => noteId))].filter((noteId) => notes.has(noteId));
}

/** BT-23: goods, services, or both. */
export function businessProcessOf(lines: readonly { service: boolean }[]): 'B1' | 'S1' | 'M1' {
  const services = lines.some(({ service }) => service);
  const goods = lines.some(({ service }) => !service);
  if (services && goods) return 'M1';
  return services ? 'S1' : 'B1';
}
