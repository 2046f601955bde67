import fc from 'fast-check';
import { addDays, daysBetween, localDate, type LocalDate } from '../../../core/time/local-date.js';
import type { LearnerStay } from '../../learners/index.js';
import { countedBy, dueFor, headcountOf, learnerDays, presentOn } from '../counting.totals.js';

/** From September 2026 to August 2029: a leap year is among them. */
const FIRST = localDate('2026-09-01');
const LAST = 1094;
const day = fc.integer({ min: 0, max: LAST }).map((days) => addDays(FIRST, days));
const period = fc.tuple(day, day).map((days) => days.sort() as [LocalDate, LocalDate]);
const stay = fc
  .tuple(fc.integer({ min: 1, max: 6 }), period, fc.boolean())
  .map(([learnerId, [enteredOn, leftOn], gone]): LearnerStay => ({
    learnerId,
    enteredOn,
    leftOn: gone ? leftOn : null,
  }));
const stays = fc.array(stay, { maxLength: 12 });
const daysOf = ([from, to]: readonly [LocalDate, LocalDate]) =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at));

describe('learners counted as their funder counts', () => {
  it('days in a period are the sum of those there each day, whoever comes, leaves, or changes class', () => {
    fc.assert(
      fc.property(stays, period, (all, [from, to]) => {
        const byDay = daysOf([from, to]).reduce((sum, each) => sum + presentOn(all, each), 0);
        expect(learnerDays(all, from, to)).toBe(byDay);
      }),
      { numRuns: 60 },
    );
  });

  it('a period of one day, and a mean of one day, are that day', () => {
    fc.assert(
      fc.property(stays, day, (all, on) => {
        const one = headcountOf(countedBy({ counting: 'day', days: [on] }, all));
        expect(headcountOf(countedBy({ counting: 'pro_rata', days: [on, on] }, all))).toBe(one);
        expect(headcountOf(countedBy({ counting: 'mean', days: [on] }, all))).toBe(one);
      }),
    );
  });

  it('is never more than all learners, and money is rounded once', () => {
    const rule = fc.oneof(
      fc.array(day, { minLength: 1, maxLength: 12 }).map((days) => ({ counting: 'mean' as const, days })),
      period.map((days) => ({ counting: 'pro_rata' as const, days })),
    );
    fc.assert(
      fc.property(stays, rule, fc.integer({ min: 1, max: 1_000_000 }), (all, counting, cents) => {
        const counted = countedBy(counting, all);
        const exact = (cents * counted.learners) / counted.over;
        expect(Math.abs(dueFor(cents, counted) - exact)).toBeLessThanOrEqual(0.5);
        expect(headcountOf(counted)).toBeLessThanOrEqual(new Set(all.map(({ learnerId }) => learnerId)).size);
      }),
    );
  });

  it('counts 29 February, the day of arrival and the day of leaving', () => {
    const one = (enteredOn: string, leftOn: string | null): LearnerStay => ({
      ...{ learnerId: 1, enteredOn: localDate(enteredOn), leftOn: leftOn === null ? null : localDate(leftOn) },
    });
    const year = [localDate('2027-09-01'), localDate('2028-08-31')] as const;
    expect(learnerDays([one('2027-09-01', null)], ...year)).toBe(366);
    expect(learnerDays([one('2028-02-29', '2028-02-29')], ...year)).toBe(1);
    expect(learnerDays([one('2027-09-01', '2027-09-30'), one('2027-09-30', '2027-10-01')], ...year)).toBe(31);
    const half = countedBy({ counting: 'pro_rata', days: [...year] }, [one('2028-03-01', null)]);
    expect([half.learners, half.over, headcountOf(half), dueFor(500_000, half)]).toEqual([184, 366, 0.5, 251_366]);
  });
});
