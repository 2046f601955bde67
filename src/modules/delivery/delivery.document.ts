import type { DocumentFact, SizeGrid, SizeGridCell } from '../../core/documents/document-data.js';
import { recipientFactsOf, recipientOf, sellerOf, type SellerParty } from '../../core/documents/letterhead.js';
import { sizeOrder } from '../../core/quantity/size-order.js';
import { formatQuantity, quantityText, type UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';
import type { CellQuantity } from '../sales/index.js';
import { leftToDeliver } from './delivery.quantities.js';
import type { ShipTo } from './delivery.types.js';

export const DELIVERY_NOTE_TEMPLATE = 'src/modules/delivery/documents/delivery-note.typ';

export interface NoteCell {
  id: number;
  size: string | null;
  colour: string | null;
  ordered: number;
  cancelled: number;
  /** Before this note. */
  delivered: number;
}

/** A line of the order as the note tells it; every line is told, so that the reader sees what is left. */
export interface NoteLine {
  itemCode: string;
  itemName: string;
  drawingRevision: string | null;
  unitCode: UnitCode;
  cells: readonly NoteCell[];
}

export interface NoteToPrint {
  number: string;
  shippedOn: LocalDate;
  school: SellerParty;
  shipTo: ShipTo;
  lines: readonly NoteLine[];
  cells: readonly CellQuantity[];
}

const frenchDay = (day: string): string => shortDate(day, 'fr');

/** What delivery-note.typ prints: no price, and no person of the school. */
export function deliveryNoteData(note: NoteToPrint): object {
  const now = new Map(note.cells.map(({ orderCellId, quantity }) => [orderCellId, quantity]));
  const lines = note.lines.map((line) => lineOf(line, now));
  const left = lines.reduce((sum, line) => sum + line.leftQuantity, 0);
  return {
    title: 'Bon de livraison',
    number: note.number,
    seller: sellerOf(note.school),
    recipient: recipientOf(note.shipTo),
    recipientFacts: recipientFactsOf(note.shipTo),
    facts: factsOf(note),
    lines: lines.map(({ leftQuantity: _, ...line }) => line),
    grids: note.lines
      .filter(hasGrid)
      .map((line) => ({ title: `${line.itemName}, quantités livrées`, grid: gridOf(line, now) })),
    remark: left === 0 ? 'Commande soldée : il ne reste rien à livrer.' : null,
    remarkTitle: null,
    handedOver: { title: 'Remis par', note: 'Signature', asked: ['Nom', 'Date'] },
    received: { title: 'Reçu par', note: 'Signature, réserves éventuelles', asked: ['Nom', 'Date'] },
  };
}

function factsOf({ shippedOn, shipTo }: NoteToPrint): DocumentFact[] {
  const { customerReference, orderNumber, orderPlacedOn, promisedOn } = shipTo;
  return [
    { label: 'Date', value: frenchDay(shippedOn), strong: true },
    { label: 'Votre commande', value: customerReference },
    { label: 'Notre commande', value: `${orderNumber}\ndu ${frenchDay(orderPlacedOn)}` },
    { label: 'Livraison promise', value: promisedOn && frenchDay(promisedOn) },
  ];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

function lineOf(line: NoteLine, now: ReadonlyMap<number, number>) {
  const shown = (quantity: number) => quantityText(quantity, line.unitCode);
  const delivered = sum(line.cells.map(({ id }) => now.get(id) ?? 0));
  const leftQuantity = Math.max(0, sum(line.cells.map(leftToDeliver)) - delivered);
  return {
    designation: line.itemName,
    reference: line.itemCode,
    ...(line.drawingRevision ? { detail: `Plan indice ${line.drawingRevision}` } : {}),
    ordered: shown(sum(line.cells.map(({ ordered, cancelled }) => ordered - cancelled))),
    deliveredBefore: shown(sum(line.cells.map((cell) => cell.delivered))),
    delivered: shown(delivered),
    remaining: shown(leftQuantity),
    leftQuantity,
  };
}

const hasGrid = ({ cells }: NoteLine) => cells.some(({ size, colour }) => size !== null || colour !== null);

function gridOf(line: NoteLine, now: ReadonlyMap<number, number>): SizeGrid {
  const found = [...new Set(line.cells.map(({ size }) => size ?? ''))];
  const sizes = sizeOrder(found).map((place) => found[place]!);
  const colours = [...new Set(line.cells.map(({ colour }) => colour ?? ''))];
  const at = (colour: string, size: string) =>
    line.cells.find((cell) => (cell.colour ?? '') === colour && (cell.size ?? '') === size);
  const quantity = (cell: NoteCell | undefined) => (cell ? (now.get(cell.id) ?? 0) : 0);
  const total = (cells: readonly NoteCell[]) => formatQuantity(sum(cells.map(quantity)), line.unitCode);
  const shown = (cell: NoteCell | undefined): SizeGridCell => {
    if (!cell) return null;
    const value = quantity(cell) === 0 ? '–' : formatQuantity(quantity(cell), line.unitCode);
    const left = leftToDeliver(cell) - quantity(cell);
    return left > 0 ? { value, note: `reste ${formatQuantity(left, line.unitCode)}` } : value;
  };
  return {
    sizes: sizes.map((size) => size || 'Unique'),
    rows: colours.map((colour) => ({
      label: colour || 'Livré',
      cells: sizes.map((size) => shown(at(colour, size))),
      total: total(line.cells.filter((cell) => (cell.colour ?? '') === colour)),
    })),
    totals: sizes.map((size) => total(line.cells.filter((cell) => (cell.size ?? '') === size))),
    total: total(line.cells),
  };
}
