import { roundedRatio, type PriceE4 } from '../../core/money/money.js';
import { UNITS, type UnitCode } from '../../core/quantity/unit.js';
import type { BillLineRead } from './materials.types.js';

/** The finest step of any unit is a thousandth. */
const FINEST = 3;

/** What the material of one unit of an item costs, rounded once; lines without a price count for nothing. */
export function billCostE4(lines: readonly Pick<BillLineRead, 'quantity' | 'unitCode' | 'priceE4'>[]): PriceE4 {
  const exact = lines.reduce((sum, { quantity, unitCode, priceE4 }) => {
    const thousandths = BigInt(quantity) * 10n ** BigInt(FINEST - UNITS[unitCode].scale);
    return sum + thousandths * BigInt(priceE4 ?? 0);
  }, 0n);
  return roundedRatio(exact, 10n ** BigInt(FINEST));
}

/** What a quantity of an item takes of a material, in steps of the material's unit; a part of a step is a step. */
export function neededFor(perUnit: number, item: { quantity: number; unitCode: UnitCode }): number {
  const scale = 10n ** BigInt(UNITS[item.unitCode].scale);
  return Number((BigInt(perUnit) * BigInt(item.quantity) + scale - 1n) / scale);
}
