import { fieldsIn, type FormTrouble } from '../../core/http/forms.js';
import { typedSteps, type UnitCode } from '../../core/quantity/unit.js';

/** A square of an order's size grid (`cells[<order cell id>]`), not checked yet. */
export interface TypedSquare {
  orderCellId: string;
  /** In steps of the line's unit, when it is a quantity. */
  quantity: string;
}

interface Squared {
  unitCode: UnitCode;
  cells: readonly { id: number }[];
}

/** What was typed in the squares, each in the unit of its line; an empty square or a zero is none. */
export function typedSquares(lines: readonly Squared[], typed: unknown): TypedSquare[] {
  const units = new Map(lines.flatMap(({ unitCode, cells }) => cells.map(({ id }) => [String(id), unitCode] as const)));
  return Object.entries(fieldsIn(typed))
    .filter((each): each is [string, string] => typeof each[1] === 'string')
    .map(([orderCellId, text]) => ({ orderCellId, quantity: typedSteps(text, units.get(orderCellId) ?? 'C62') }))
    .filter(({ quantity }) => !/^0*$/.test(quantity));
}

/** `cells[0][quantity]` of the shape is said beside the square it was typed in. */
export function squareErrors(errors: FormTrouble['errors'], squares: readonly TypedSquare[]): FormTrouble['errors'] {
  return errors.map(({ field, message }) => {
    const at = /^cells\[(\d+)\]/.exec(field ?? '')?.[1];
    const square = at === undefined ? undefined : squares[Number(at)];
    return { message, field: square ? `cells[${square.orderCellId}]` : field };
  });
}
