import { wrongShape } from '../../core/errors/core.errors.js';
import { fieldsIn } from '../../core/http/forms.js';
import { parseQuantity, quantityInput, type UnitCode } from '../../core/quantity/unit.js';
import type { Locale } from '../../core/words/words.js';
import type { PortalOrderHead } from './portal.dto.js';
import type { PortalItem } from './portal.types.js';

export interface DemandedLine {
  itemId: number;
  cells: { variantId: number; quantity: number }[];
}

/**
 * The quantities typed in the order form (`cells[<variant id>]`) as lines, in the order of the items. A quantity is
 * typed in the item's unit (12,5 h) and kept in its steps. Throws what is no quantity, field by field.
 */
export function demandedLines(items: readonly PortalItem[], typed: unknown): DemandedLine[] {
  const answers = fieldsIn(typed);
  const wrong: string[] = [];
  const lines = items.flatMap(({ id: itemId, unitCode, variants }) => {
    const cells = variants.flatMap(({ id: variantId }) => {
      const quantity = quantityOf(answers[variantId], unitCode);
      if (quantity === null) wrong.push(`cells[${variantId}]`);
      return quantity ? [{ variantId, quantity }] : [];
    });
    return cells.length > 0 ? [{ itemId, cells }] : [];
  });
  if (wrong.length > 0) {
    throw wrongShape(wrong.map((field) => ({ field, code: 'quantity', sentence: NO_QUANTITY })));
  }
  return lines;
}

/** What the order form holds for an order read from a file. */
export function orderValues(
  items: readonly PortalItem[],
  { lines, ...head }: PortalOrderHead & { lines: readonly DemandedLine[] },
  locale: Locale,
): Record<string, string> {
  const units = new Map(items.map(({ id, unitCode }) => [id, unitCode]));
  const cells = lines.flatMap(({ itemId, cells }) =>
    cells.map(({ variantId, quantity }) => [
      `cells[${variantId}]`,
      quantityInput(quantity, units.get(itemId) ?? 'C62', locale),
    ]),
  );
  const told = Object.entries(head).filter(([, text]) => text !== undefined);
  return Object.fromEntries([...told, ...cells]) as Record<string, string>;
}

const NO_QUANTITY = { fr: 'Écrivez une quantité, comme 12.', en: 'Write a quantity, such as 12.' };

/** 0 for nothing typed, null for what is no quantity. */
function quantityOf(answer: unknown, unit: UnitCode): number | null {
  if (answer === undefined || answer === null) return 0;
  if (typeof answer !== 'string') return null;
  return answer.trim() === '' ? 0 : parseQuantity(answer, unit);
}
