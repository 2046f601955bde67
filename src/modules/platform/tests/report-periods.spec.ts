import fc from 'fast-check';
import { localDate } from '../../../core/time/local-date.js';
import type { EReportingRegime } from '../../school/index.js';
import { REPORT_KINDS } from '../platform.types.js';
import { periodOf, periodsOf } from '../report-periods.totals.js';
import { dayAt } from './reports.builder.js';

describe('periods', () => {
  const of = (kind: 'sales' | 'payments', regime: Exclude<EReportingRegime, 'none'>, day: string) =>
    Object.values(periodOf(kind, regime, localDate(day))).join(' ');

  it('follow the regime, and are due as it says', () => {
    expect(of('sales', 'monthly', '2026-11-10')).toBe('2026-11-01 2026-11-10 2026-11-20');
    expect(of('sales', 'monthly', '2026-11-11')).toBe('2026-11-11 2026-11-20 2026-11-30');
    expect(of('sales', 'monthly', '2027-02-28')).toBe('2027-02-21 2027-02-28 2027-03-10');
    expect(of('payments', 'monthly', '2026-12-05')).toBe('2026-12-01 2026-12-31 2027-01-10');
    expect(of('sales', 'quarterly', '2026-11-10')).toBe('2026-11-01 2026-11-30 2026-12-10');
    expect(of('sales', 'simplified', '2026-11-10')).toBe('2026-11-01 2026-11-30 2026-12-25');
    expect(of('payments', 'franchise', '2026-12-31')).toBe('2026-11-01 2026-12-31 2027-01-25');
  });

  it('hold every day once, from the first regime on, through any change', () => {
    const regime = fc.constantFrom(
      'monthly' as const,
      'quarterly' as const,
      'simplified' as const,
      'franchise' as const,
    );
    const changes = fc.uniqueArray(fc.tuple(fc.nat(330), regime), {
      minLength: 1,
      maxLength: 4,
      selector: ([at]) => at,
    });
    fc.assert(
      fc.property(changes, fc.constantFrom(...REPORT_KINDS), (told, kind) => {
        const regimes = told.map(([at, each]) => ({ validFrom: dayAt(at), regime: each }));
        const until = dayAt(335);
        const periods = periodsOf(kind, regimes, until).toReversed();
        expect(periods[0]!.from).toBe(regimes.map(({ validFrom }) => validFrom).sort()[0]);
        expect(periods.at(-1)!.to >= until).toBe(true);
        for (const [at, { from, to }] of periods.entries()) {
          expect(from <= to).toBe(true);
          const next = periods[at + 1];
          if (next) expect(Date.parse(next.from) - Date.parse(to)).toBe(86_400_000);
        }
      }),
    );
  });

  it('stop where nothing is to declare any more', () => {
    const regimes = [
      { validFrom: localDate('2026-09-10'), regime: 'simplified' as const },
      { validFrom: localDate('2026-11-01'), regime: 'none' as const },
    ];
    expect(periodsOf('sales', regimes, localDate('2026-12-15')).map(({ from, to }) => [from, to])).toEqual([
      ['2026-10-01', '2026-10-31'],
      ['2026-09-10', '2026-09-30'],
    ]);
  });
});
