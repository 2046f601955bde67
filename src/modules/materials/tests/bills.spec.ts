import fc from 'fast-check';
import { UNIT_CODES, UNITS } from '../../../core/quantity/unit.js';
import { billCostE4, neededFor } from '../bill.totals.js';
import { MAX_MATERIAL_E4, MAX_PER_UNIT } from '../materials.dto.js';
import { billBody } from '../materials.forms.js';

const unitCode = fc.constantFrom(...UNIT_CODES);
const line = fc.record({
  unitCode,
  quantity: fc.integer({ min: 1, max: MAX_PER_UNIT }),
  priceE4: fc.option(fc.integer({ min: 0, max: MAX_MATERIAL_E4 })),
});

it('costs what its materials cost: 1.35 m at 6.80 € and 2.2 m at 0.45 €', () => {
  const cloth = { unitCode: 'MTR' as const, quantity: 1_350, priceE4: 68_000 };
  const tape = { unitCode: 'MTR' as const, quantity: 2_200, priceE4: 4_500 };
  expect(billCostE4([cloth, tape])).toBe(101_700);
  expect(billCostE4([cloth, { ...tape, priceE4: null }])).toBe(91_800);
  expect(billCostE4([])).toBe(0);
});

it('is rounded once: within half a ten-thousandth of the exact cost', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 50 }), (lines) => {
      const exact = lines.reduce((sum, { quantity, unitCode: unit, priceE4 }) => {
        return sum + BigInt(quantity) * BigInt(priceE4 ?? 0) * 10n ** BigInt(3 - UNITS[unit].scale);
      }, 0n);
      const off = BigInt(billCostE4(lines)) * 1_000n - exact;
      expect(off <= 500n && off >= -500n).toBe(true);
    }),
  );
});

it('needs at least what the pieces take, and less than a step more', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      unitCode,
      (each, quantity, unit) => {
        const needed = neededFor(each, { quantity, unitCode: unit });
        const over = needed * 10 ** UNITS[unit].scale - each * quantity;
        expect(over).toBeGreaterThanOrEqual(0);
        expect(over).toBeLessThan(10 ** UNITS[unit].scale);
      },
    ),
  );
  expect(neededFor(1_350, { quantity: 20, unitCode: 'C62' })).toBe(27_000);
});

it('reads a form in the unit of each material, and leaves empty rows out', () => {
  const materials = [
    { id: 3, unitCode: 'MTR' as const },
    { id: 4, unitCode: 'C62' as const },
  ];
  const rows = {
    0: { materialId: '3', quantity: '1,35' },
    1: { materialId: '', quantity: '' },
    2: { materialId: '4', quantity: '2' },
  };
  expect(billBody({ lines: rows }, materials)).toEqual({
    lines: [
      { materialId: '3', quantity: '1350' },
      { materialId: '4', quantity: '2' },
    ],
  });
  expect(billBody({ lines: 'no rows' }, materials)).toEqual({ lines: [] });
});
