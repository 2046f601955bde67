import fc from 'fast-check';
import { partsOf, proposalOf, type Unpaid } from '../matching.totals.js';

const bill = (id: number, dueCents: number, partnerId = 1, partnerName = 'Filix'): Unpaid => ({
  ...{ id, dueCents, partnerId, partnerName },
  number: `FA-2026-${String(id).padStart(5, '0')}`,
});
const line = (amountCents: number, label = '', counterparty = '') => ({ amountCents, label, counterparty });
const told = (found: ReturnType<typeof proposalOf>) =>
  found && [found.score, ...found.parts.map(({ invoiceId, amountCents }) => `${invoiceId}: ${amountCents}`)];

describe('what a movement may settle', () => {
  const two = [bill(1, 10_000), bill(2, 5_000)];

  it.each([
    ['its number, amount and payer', line(10_000, 'VIR FA-2026-00001', 'SAS FILIX'), [100, '1: 10000']],
    ['its number however written', line(10_000, 'fa 2026 00001'), [90, '1: 10000']],
    ['two numbers whose sum it is', line(15_000, 'FA202600002 FA202600001'), [90, '1: 10000', '2: 5000']],
    ['a part of what it names', line(4_000, 'ACOMPTE FA-2026-00001'), [30, '1: 4000']],
    ['more than it names', line(12_000, 'FA-2026-00001', 'Filix'), [40, '1: 10000']],
    ['its amount alone', line(5_000, 'VIREMENT'), [60, '2: 5000']],
    ['its amount and payer', line(5_000, 'VIREMENT', 'FILIX SAS'), [70, '2: 5000']],
  ])('by %s', (_how, movement, expected) => {
    expect(told(proposalOf(movement, two))).toEqual(expected);
  });

  it('is nothing when nothing tells, or several customers could have paid it', () => {
    expect(proposalOf(line(1), two)).toBeNull();
    expect(proposalOf(line(-10_000, 'FA-2026-00001'), two)).toBeNull();
    const twins = [bill(1, 5_000), bill(3, 5_000, 2, 'Lin des Dunes')];
    expect(proposalOf(line(5_000), twins)).toBeNull();
    expect(told(proposalOf(line(5_000, 'VIR DUNES', ''), twins))).toEqual([70, '3: 5000']);
  });

  it('never mixes customers, and never goes beyond the movement or what is due', () => {
    const bills = fc.array(fc.record({ due: fc.integer({ min: 1, max: 9_000 }), partner: fc.constantFrom(1, 2) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(bills, fc.integer({ min: 1, max: 20_000 }), fc.string(), (drawn, amount, label) => {
        const unpaid = drawn.map(({ due, partner }, at) => bill(at + 1, due, partner, `Client ${partner}`));
        const found = proposalOf(line(amount, `${label} FA-2026-00002`), unpaid);
        if (!found) return;
        const sum = found.parts.reduce((total, { amountCents }) => total + amountCents, 0);
        expect(sum).toBeLessThanOrEqual(amount);
        for (const { invoiceId, amountCents } of found.parts) {
          const of = unpaid.find(({ id }) => id === invoiceId)!;
          expect([of.partnerId, amountCents <= of.dueCents]).toEqual([found.partnerId, true]);
        }
        expect(found.score).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('is shared in the order given, as far as it goes', () => {
    expect(partsOf(12_000, two).map(({ amountCents }) => amountCents)).toEqual([10_000, 2_000]);
  });
});
