import fc from 'fast-check';
import { lessVat, totalsOf, withVat } from '../../../core/money/vat.js';
import { depositNets, givable, takenOf, type DepositLeft } from '../deposits.totals.js';

const net = fc.integer({ min: 1, max: 5_000_000 });
const rate = fc.constantFrom(2000, 1000, 550, 210);
const lines = fc.array(fc.record({ netCents: net, vatRate: rate, vatCategory: fc.constant('S' as const) }), {
  minLength: 1,
  maxLength: 6,
});
const sumOf = (deposits: readonly DepositLeft[]) => withVat(deposits.flatMap(({ vat }) => vat));
const aDeposit = (vat: DepositLeft['vat'], depositId = 1): DepositLeft => ({
  ...{ depositId, number: `FA-2026-0000${depositId}`, issuedOn: '2026-11-23', vat },
});

describe('a deposit', () => {
  it('is so much of each rate of the order', () => {
    const { vat } = totalsOf([
      { netCents: 10_000, vatRate: 2000, vatCategory: 'S' },
      { netCents: 333, vatRate: 550, vatCategory: 'S' },
    ]);
    expect(depositNets(vat, 30).map(({ vatRate, taxableCents }) => [vatRate, taxableCents])).toEqual([
      [2000, 3_000],
      [550, 100],
    ]);
    expect(depositNets(vat, 100)).toEqual(vat);
  });

  it('is taken to the cent, whatever the invoices that take it, and never beyond itself or them', () => {
    fc.assert(
      fc.property(
        lines,
        fc.array(lines, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 100 }),
        (of, bills, percent) => {
          const nets = depositNets(totalsOf(of).vat, percent);
          const { vat } = totalsOf(nets.map((row) => ({ ...row, netCents: row.taxableCents })));
          let left = vat;
          let taken = 0;
          for (const bill of bills) {
            const billed = totalsOf(bill).vat;
            const part = takenOf([aDeposit(left)], billed);
            const cents = sumOf(part);
            const most = left.map((row) =>
              Math.min(withVat([row]), withVat(billed.filter(({ vatRate }) => vatRate === row.vatRate))),
            );
            expect(cents).toBe(most.reduce((sum, each) => sum + each, 0));
            for (const row of part.flatMap((each) => each.vat)) {
              expect(row.taxableCents).toBeGreaterThanOrEqual(0);
              expect(row.vatCents).toBeGreaterThanOrEqual(0);
            }
            left = lessVat(
              left,
              part.flatMap((each) => each.vat),
            );
            for (const row of left) expect(Math.min(row.taxableCents, row.vatCents)).toBeGreaterThanOrEqual(0);
            taken += cents;
          }
          expect(taken + withVat(left)).toBe(withVat(vat));
        },
      ),
    );
  });

  it('leaves, where the cents allow it, a base and its VAT, which a credit note can give back', () => {
    const deposit = [{ vatCategory: 'S' as const, vatRate: 2000, taxableCents: 3_012, vatCents: 602 }];
    const taken = takenOf([aDeposit(deposit)], [{ ...deposit[0]!, taxableCents: 1_004, vatCents: 201 }]);
    const [rest] = lessVat(deposit, taken[0]!.vat);
    expect(rest).toMatchObject({ taxableCents: 2_008, vatCents: 401 });
  });

  it('gives back a base and its VAT, never more than is left and at most a cent less', () => {
    fc.assert(
      fc.property(net, rate, fc.integer({ min: 1, max: 99 }), (netCents, vatRate, percent) => {
        const [row] = totalsOf([{ netCents, vatRate, vatCategory: 'S' }]).vat;
        const billed = totalsOf([{ netCents: Math.ceil((netCents * percent) / 100), vatRate, vatCategory: 'S' }]).vat;
        const left = lessVat([row!], takenOf([aDeposit([row!])], billed)[0]!.vat);
        const [given] = givable(left);
        expect(totalsOf([{ ...given!, netCents: given!.taxableCents }]).vat).toEqual([given]);
        expect([0, 1]).toContain(withVat(left) - withVat([given!]));
      }),
    );
  });

  it('is taken oldest first', () => {
    const row = { vatCategory: 'S' as const, vatRate: 2000 };
    const old = aDeposit([{ ...row, taxableCents: 1_000, vatCents: 200 }], 1);
    const young = aDeposit([{ ...row, taxableCents: 500, vatCents: 100 }], 2);
    const taken = takenOf([old, young], [{ ...row, taxableCents: 1_250, vatCents: 250 }]);
    expect(taken.map(({ depositId, vat }) => [depositId, vat[0]!.taxableCents, vat[0]!.vatCents])).toEqual([
      [1, 1_000, 200],
      [2, 250, 50],
    ]);
  });
});
