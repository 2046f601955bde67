import fc from 'fast-check';
import { lineNetAmount } from '../../../core/money/money.js';
import { UNITS, type UnitCode } from '../../../core/quantity/unit.js';
import {
  computedPrice,
  costOf,
  costParts,
  marginOf,
  offeredPrices,
  stepCosts,
  type CostBasis,
} from '../price.totals.js';

const BASIS: CostBasis = {
  steps: [
    { code: 'TOU', name: 'Tourner', setupMinutes: 60, unitCentiminutes: 600 },
    { code: 'CTR', name: 'Contrôler', setupMinutes: 0, unitCentiminutes: 150 },
  ],
  hourlyRateCents: 4_800,
  materialE4: 21_500,
  consumablesE4: 2_000,
  outsideFixedCents: 6_000,
  outsideE4: 5_000,
  marginBp: 2_500,
  imposed: null,
};

const basis = fc.record({
  steps: fc.array(
    fc.record({
      ...{ code: fc.constant('A'), name: fc.constant('Étape') },
      setupMinutes: fc.integer({ min: 0, max: 600 }),
      unitCentiminutes: fc.integer({ min: 0, max: 20_000 }),
      hourlyRateCents: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
    }),
    { maxLength: 6 },
  ),
  hourlyRateCents: fc.integer({ min: 0, max: 100_000 }),
  materialE4: fc.integer({ min: 0, max: 5_000_000 }),
  consumablesE4: fc.integer({ min: 0, max: 100_000 }),
  outsideFixedCents: fc.integer({ min: 0, max: 500_000 }),
  outsideE4: fc.integer({ min: 0, max: 100_000 }),
  marginBp: fc.integer({ min: 0, max: 95 }).map((percent) => percent * 100),
  imposed: fc.option(
    fc.record({ quantity: fc.integer({ min: 1, max: 500 }), priceE4: fc.integer({ min: 0, max: 900_000 }) }),
  ),
});
const unit = fc.constantFrom<UnitCode>('C62', 'HUR', 'MTR');
const quantities = fc
  .uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 6 })
  .map((all) => all.sort((a, b) => a - b));

describe('price of a quote', () => {
  it('adds time, material, consumables and what is made outside', () => {
    // 50 pieces: 60 min + 50 × 7,5 min = 435 min at 48 €/h; 107,50; 10,00; 60 + 25 €.
    expect(costParts(BASIS, 'C62', 50)).toEqual({
      labourCents: 34_800,
      materialCents: 10_750,
      consumablesCents: 1_000,
      outsideCents: 8_500,
    });
    expect(costOf(BASIS, 'C62', 50)).toBe(55_050);
  });

  it('counts the time of a machine at its own cost, the rest at that of the workshop', () => {
    const [turning, checking] = BASIS.steps;
    const own = { ...BASIS, steps: [{ ...turning!, hourlyRateCents: 6_200 }, checking!] };
    // 60 + 50 × 6 = 360 min at 62 €/h; 50 × 1,5 = 75 min at 48 €/h.
    expect(stepCosts(own, 'C62', 50)).toEqual([
      { name: 'Tourner', centiminutes: 36_000, hourlyRateCents: 6_200, cents: 37_200 },
      { name: 'Contrôler', centiminutes: 7_500, hourlyRateCents: 4_800, cents: 6_000 },
    ]);
    expect(costParts(own, 'C62', 50).labourCents).toBe(43_200);
    expect(costOf(own, 'C62', 50)).toBe(63_450);
  });

  it('takes the margin on the price: 550,50 / 0,75 / 50 = 14,68 €', () => {
    expect(computedPrice(BASIS, 'C62', 50)).toBe(146_800);
    const [price] = offeredPrices(BASIS, 'C62', [50]);
    expect(price).toEqual({ quantity: 50, itemNetPriceE4: 146_800, lineNetCents: 73_400, costCents: 55_050 });
    expect(marginOf(price!)).toBe(2_500);
  });

  it('shows the margin a chosen price leaves, and bounds the quantities around it', () => {
    const chosen = { ...BASIS, imposed: { quantity: 50, priceE4: 120_000 } };
    const prices = offeredPrices(chosen, 'C62', [10, 50, 500]);
    expect(prices.map(({ itemNetPriceE4 }) => itemNetPriceE4)).toEqual([262_000, 120_000, 120_000]);
    expect(marginOf(prices[1]!)).toBe(825);
  });

  it('has no margin for nothing sold', () => {
    expect(marginOf({ lineNetCents: 0, costCents: 100 })).toBeNull();
  });

  it('never asks more a unit for more of it', () => {
    fc.assert(
      fc.property(basis, unit, quantities, (of, unitCode, all) => {
        const prices = offeredPrices(of, unitCode, all).map(({ itemNetPriceE4 }) => itemNetPriceE4);
        expect(prices).toEqual([...prices].sort((a, b) => b - a));
      }),
    );
  });

  it('never leaves less than the margin asked, nor a cent a unit more than it takes', () => {
    fc.assert(
      fc.property(basis, unit, fc.integer({ min: 1, max: 10_000 }), (of, unitCode, quantity) => {
        const cost = costOf(of, unitCode, quantity);
        const price = computedPrice(of, unitCode, quantity);
        const units = quantity / 10 ** UNITS[unitCode].scale;
        const exact = cost / (1 - of.marginBp / 10_000);
        // The cost was rounded to half a cent.
        const slack = 0.5 / (1 - of.marginBp / 10_000) + 0.001;
        expect((price / 100) * units).toBeGreaterThanOrEqual(exact - slack);
        expect((price / 100 - 1) * units).toBeLessThanOrEqual(exact + slack);
      }),
    );
  });

  it('is computed again from what is kept, to the cent, through the base', () => {
    fc.assert(
      fc.property(basis, unit, quantities, (of, unitCode, all) => {
        const kept = JSON.parse(JSON.stringify(of)) as CostBasis;
        const prices = offeredPrices(of, unitCode, all);
        expect(offeredPrices(kept, unitCode, all)).toEqual(prices);
        for (const { quantity, itemNetPriceE4, lineNetCents } of prices)
          expect(lineNetCents).toBe(lineNetAmount(quantity, UNITS[unitCode].scale, itemNetPriceE4));
      }),
    );
  });
});
