import fc from 'fast-check';
import type { OpenGrant } from '../grant-credits.js';
import { grantOf } from '../grants.totals.js';

const region: OpenGrant = {
  ...{ grantId: 1, name: 'Région Témoin · 2026-2027', href: '/', funder: 'Région Témoin' },
  ...{ references: ['CONV-2026-118'], amounts: [3_000_000, 6_000_000] },
};
const tax: OpenGrant = {
  ...{ grantId: 2, name: 'Taxe · 2026-2027', href: '/', funder: 'Caisse des dépôts' },
  ...{ references: ['taxe d’apprentissage'], amounts: [920_000] },
};
const of = (label: string, amountCents: number, grants = [region, tax], counterparty = '') => {
  const found = grantOf({ label, amountCents, counterparty }, grants);
  return found && [found.grantId, found.score];
};

describe('the grant a credit may pay', () => {
  it('is known by its amount, its agreement, what its kind is called and its funder', () => {
    expect(of('VIR CONV 2026 118 ACOMPTE', 3_000_000)).toEqual([1, 90]);
    expect(of('VIR REGION TEMOIN', 6_000_000)).toEqual([1, 100]);
    expect(of('SOLDE TAXE D APPRENTISSAGE 2026', 920_000)).toEqual([2, 90]);
    expect(of('SOLDE TAXE D APPRENTISSAGE 2026', 900_000)).toEqual([2, 30]);
    expect(of('VIR', 920_000)).toEqual([2, 60]);
    expect(of('VIR', 3_000_000, [region, tax], 'REGION TEMOIN')).toEqual([1, 100]);
    expect(of('VIR TEMOIN', 1)).toBeNull();
    expect(of('VIR CONV-2026-118', -3_000_000)).toBeNull();
  });

  it('is never sure among several alike', () => {
    expect(of('VIR REGION TEMOIN', 3_000_000, [region, { ...region, grantId: 3 }])![1]).toBe(60);
    const label = fc.constantFrom('VIR', 'VIR REGION TEMOIN', 'CONV-2026-118', 'TAXE D’APPRENTISSAGE');
    fc.assert(
      fc.property(label, fc.constantFrom(920_000, 3_000_000, 5), (said, cents) => {
        const twice = of(said, cents, [region, tax, region, tax]);
        expect(twice === null || (twice[1]! as number) <= 60).toBe(true);
      }),
    );
  });
});
