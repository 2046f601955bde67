import { UNITS } from '../../core/quantity/unit.js';
import { wrongShape } from '../../core/errors/core.errors.js';
import { MAX_QUANTITY } from '../../core/quantity/unit.js';
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
  const answers = (typeof typed === 'object' && typed !== null ? typed : {}) as Readonly<Record<string, unknown>>;
  const wrong: string[] = [];
  const lines = items.flatMap(({ id: itemId, unitCode, variants }) => {
    const cells = variants.flatMap(({ id: variantId }) => {
      const quantity = stepsFrom(answers[variantId], UNITS[unitCode].scale);
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

const NO_QUANTITY = { fr: 'Écrivez une quantité, comme 12.', en: 'Write a quantity, such as 12.' };

/** Steps of a unit from what was typed: 0 for nothing, null for what is no quantity. */
function stepsFrom(answer: unknown, scale: number): number | null {
  if (answer === undefined || answer === null) return 0;
  if (typeof answer !== 'string') return null;
  const text = answer.replace(/[\s\u00a0\u202f]/g, '');
  if (text === '') return 0;
  const parts = /^(\d{1,8})(?:[.,](\d+))?$/.exec(text);
  if (!parts || (parts[2] ?? '').length > scale) return null;
  const steps = Number(parts[1]! + (parts[2] ?? '').padEnd(scale, '0'));
  return steps <= MAX_QUANTITY ? steps : null;
}
