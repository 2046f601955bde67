import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonical, GENESIS, hashOf, type Sealed } from '../ledger.seal.js';
import { periodsToClose, periodTotals, type ClosedEntry } from '../ledger.totals.js';

const entry: Sealed = {
  ...{ seq: 1, type: 'INVOICE', number: 'FA-2026-00001', onDay: '2026-11-23', occurredAt: '2026-11-23T08:00:00.000Z' },
  ...{ amountCents: 22_200, payload: '{"a":1}', hashVersion: 1, prevHash: GENESIS },
};

describe('the seal of an entry', () => {
  it('is made as the archive says, without us', () => {
    const said = ['1', GENESIS, '1', 'INVOICE', 'FA-2026-00001', '2026-11-23', '2026-11-23T08:00:00.000Z', '22200'];
    const outside = createHash('sha256')
      .update([...said, '{"a":1}'].join('\n'))
      .digest('hex');
    expect(hashOf(entry)).toBe(outside);
  });

  it.each(Object.keys(entry) as (keyof Sealed)[])('changes with %s', (field) => {
    const value = entry[field];
    const other = typeof value === 'number' ? value + 1 : `${value.slice(0, -1)}#`;
    expect(hashOf({ ...entry, [field]: other })).not.toBe(hashOf(entry));
  });
});

describe('canonical JSON', () => {
  it('is one text whatever the order of the keys and the way accents are written', () => {
    expect(canonical({ b: 'e\u0301', a: [null, true, -0], c: undefined })).toBe('{"a":[null,true,0],"b":"é"}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null))), (facts) => {
        const turned = Object.fromEntries(Object.entries(facts).reverse());
        expect(canonical(turned)).toBe(canonical(facts));
        expect(canonical(JSON.parse(canonical(facts)))).toBe(canonical(facts));
      }),
    );
  });

  it('has no shape for what is no integer, no plain value', () => {
    for (const value of [1.5, Number.NaN, 2 ** 60, 1n, () => 1]) expect(() => canonical(value)).toThrow(TypeError);
  });
});

describe('the totals of a period', () => {
  const sale = (type: 'INVOICE' | 'CREDIT_NOTE', taxableCents: number, vatRate = 2000): ClosedEntry => {
    const vatCents = Math.round((taxableCents * vatRate) / 10_000);
    const cents = taxableCents + vatCents;
    const vat = [{ vatCategory: 'S', vatRate, taxableCents, vatCents }];
    return {
      type,
      amountCents: type === 'INVOICE' ? cents : -cents,
      payload: JSON.stringify({ model: { vat, deposits: [] } }),
    };
  };

  it('take credit notes and reversed payments off, a rate a row', () => {
    const entries: ClosedEntry[] = [
      ...[sale('INVOICE', 10_000), sale('INVOICE', 5_000, 550), sale('CREDIT_NOTE', 4_000)],
      { type: 'PAYMENT', amountCents: 12_000, payload: '{}' },
      { type: 'PAYMENT_REVERSAL', amountCents: -2_000, payload: '{}' },
      { type: 'SETTINGS_CHANGE', amountCents: 0, payload: '{}' },
    ];
    expect(periodTotals(entries)).toEqual({
      ...{ invoices: 2, creditNotes: 1, salesCents: 12_000 + 5_275 - 4_800, payments: 1, receivedCents: 10_000 },
      vat: [
        { vatCategory: 'S', vatRate: 2000, taxableCents: 6_000, vatCents: 1_200 },
        { vatCategory: 'S', vatRate: 550, taxableCents: 5_000, vatCents: 275 },
      ],
    });
  });

  it('close what is over, once, in the order of time: a month after its days', () => {
    const days = ['2026-11-23', '2026-12-31', '2027-01-02', '2027-01-03'];
    const due = periodsToClose(days, new Set(['CLOSING_DAY 2026-11-23']), '2027-01-03');
    expect(due.map(({ type, period }) => `${type} ${period}`)).toEqual([
      ...['CLOSING_MONTH 2026-11', 'CLOSING_DAY 2026-12-31', 'CLOSING_MONTH 2026-12'],
      ...['CLOSING_YEAR 2026', 'CLOSING_DAY 2027-01-02'],
    ]);
  });
});
