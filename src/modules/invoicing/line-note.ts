import { formatQuantity, type UnitCode } from '../../core/quantity/unit.js';
import { cut } from '../../core/words/cut.js';
import { shortDate } from '../../core/words/format.js';

const MAX = 500;

interface NoteSubject {
  drawingRevision: string | null;
  unitCode: UnitCode;
  cells: readonly { size: string | null; colour: string | null; quantity: number }[];
  notes: readonly { number: string; shippedOn: string }[];
}

/** BT-127 of a line, one fact a line of text: drawing, sizes of each colour, delivery notes. */
export function lineNote({ drawingRevision, unitCode, cells, notes }: NoteSubject): string | null {
  const colours = [...new Set(cells.map(({ colour }) => colour))];
  const sized = cells.some(({ size, colour }) => size !== null || colour !== null);
  const sizes = colours.map((colour) => {
    const own = cells.filter((cell) => cell.colour === colour);
    const told = own.map(({ size, quantity }) => [size, formatQuantity(quantity, unitCode)].filter(Boolean).join(' '));
    return [colour, told.join(' · ')].filter(Boolean).join(' : ');
  });
  const plan = drawingRevision ? [`Plan indice ${drawingRevision}`] : [];
  const shipped = notes.map(({ number, shippedOn }) => `${number} du ${shortDate(shippedOn, 'fr')}`);
  const papers = shipped.length > 0 ? [`Livré par ${shipped.join(', ')}`] : [];
  const all = [...plan, ...(sized ? sizes : []), ...papers].join('\n');
  if (all === '') return null;
  if (all.length <= MAX) return all;
  // Too many sizes for one note: the delivery note tells them.
  const short = [...plan, ...papers].join('\n');
  return short === '' ? null : short.length <= MAX ? short : `${short.slice(0, MAX - 1)}…`;
}

/** The same under the order it is of, on a paper of several. */
export function orderNote(
  { number, customerReference }: { number: string; customerReference: string | null },
  note: string | null,
): string {
  const reference = customerReference ? `, votre référence ${customerReference}` : '';
  return cut([`Commande ${number}${reference}`, note].filter(Boolean).join('\n'), MAX);
}
