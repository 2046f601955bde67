import fc from 'fast-check';
import { bundlesOf } from '../traveller.document.js';

it('a parcel is cut in whole bundles, the last with what is left', () => {
  expect(bundlesOf(45, 20)).toEqual([20, 20, 5]);
  expect(bundlesOf(40, 20)).toEqual([20, 20]);
  expect(bundlesOf(7, null)).toEqual([7]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 600 }), (quantity, bundle) => {
      const bundles = bundlesOf(quantity, bundle);
      expect(bundles.reduce((sum, one) => sum + one, 0)).toBe(quantity);
      expect(bundles.length).toBe(Math.ceil(quantity / bundle));
      expect(Math.max(...bundles)).toBeLessThanOrEqual(bundle);
    }),
  );
});
