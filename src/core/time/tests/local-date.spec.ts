import fc from 'fast-check';
import { SetClock } from '../clock.js';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  dayInFrance,
  daysBetween,
  isLocalDate,
  localDate,
  schoolYearBounds,
  schoolYearOf,
  weekday,
  type LocalDate,
} from '../local-date.js';

const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(2199, 11, 31);
const DAY = 86_400_000;
const anyDay = fc
  .integer({ min: 0, max: (LAST - FIRST) / DAY })
  .map((n) => new Date(FIRST + n * DAY).toISOString().slice(0, 10) as LocalDate);

describe('a legal date', () => {
  it.each(['1900-01-01', '2199-12-31', '2024-02-29', '2026-11-23'])('%s is one', (text) => {
    expect(isLocalDate(text)).toBe(true);
    expect(localDate(text)).toBe(text);
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '2200-01-01',
    '0001-01-01',
    '2026-1-1',
    '26-11-23',
    ' 2026-11-23',
    '2026-11-23\n',
    '2026-11-23T00:00:00Z',
    '23/11/2026',
    '２０２６-11-23',
    '',
    null,
    undefined,
    20261123,
    new Date(),
    ['2026-11-23'],
  ])('%p is not one', (value) => {
    expect(isLocalDate(value)).toBe(false);
    expect(() => localDate(value as string)).toThrow(RangeError);
  });
});

describe('days', () => {
  const step = fc.integer({ min: -50_000, max: 50_000 });

  it('added and counted are each other’s inverse', () => {
    fc.assert(
      fc.property(anyDay, step, (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(addDays(other, -days)).toBe(date);
      }),
    );
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(daysBetween(a, b)).toBe(0 - daysBetween(b, a));
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
    );
  });

  it('have the weekday of the calendar', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const sundayFirst = new Date(`${date}T12:00:00Z`).getUTCDay();
        expect(weekday(date)).toBe(sundayFirst === 0 ? 7 : sundayFirst);
      }),
    );
    expect(weekday(localDate('2026-11-23'))).toBe(1);
    expect(weekday(localDate('1969-12-25'))).toBe(4);
  });
});

describe('months and years', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s + %i months is %s', (from, months, to) => {
    expect(addMonths(localDate(from), months)).toBe(to);
  });

  it('keep the day, or take the last of the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -24, max: 24 }), (date, months) => {
        const later = addMonths(date, months);
        const index = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7));
        expect(index(later) - index(date)).toBe(months);
        if (later.slice(8) !== date.slice(8)) {
          expect(later.slice(8) < date.slice(8)).toBe(true);
          expect(addDays(later, 1).slice(8)).toBe('01');
        }
      }),
    );
    expect(addYears(localDate('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(localDate('2024-02-29'), 4)).toBe('2028-02-29');
  });
});

describe('an age', () => {
  it.each([
    ['2010-11-23', '2025-11-22', 14],
    ['2010-11-23', '2025-11-23', 15],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2024-02-28', 15],
    ['2008-02-29', '2024-02-29', 16],
    ['2008-02-28', '2026-02-28', 18],
    ['2008-03-01', '2026-02-28', 17],
    ['2026-11-23', '2026-11-23', 0],
  ])('born %s, on %s is %i', (birth, on, years) => {
    expect(ageOn(localDate(birth), localDate(on))).toBe(years);
  });

  it('grows by one a year and never falls back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40_000 }), (birth, days) => {
        const [today, tomorrow] = [ageOn(birth, addDays(birth, days)), ageOn(birth, addDays(birth, days + 1))];
        expect([0, 1]).toContain(tomorrow - today);
        expect(ageOn(birth, addDays(addYears(birth, 1 + (days % 90)), 1))).toBe(1 + (days % 90));
      }),
    );
  });
});

describe('a school year', () => {
  it('runs from 1 September to 31 August', () => {
    expect(schoolYearOf(localDate('2026-08-31'))).toBe('2025-2026');
    expect(schoolYearOf(localDate('2026-09-01'))).toBe('2026-2027');
    expect(schoolYearBounds('2026-2027')).toEqual({ from: '2026-09-01', to: '2027-08-31' });
  });

  it('holds every day of its bounds and no other', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const year = schoolYearOf(date);
        if (year.endsWith('2200') || year.startsWith('1899')) return;
        const { from, to } = schoolYearBounds(year);
        expect(from <= date && date <= to).toBe(true);
        expect([schoolYearOf(from), schoolYearOf(to)]).toEqual([year, year]);
        expect(schoolYearOf(addDays(to, 1))).not.toBe(year);
        expect(schoolYearOf(addDays(from, -1))).not.toBe(year);
      }),
    );
  });
});

describe('the day it is in France', () => {
  it.each([
    // Winter: UTC+1.
    ['2026-11-23T22:59:59.999Z', '2026-11-23'],
    ['2026-11-23T23:00:00.000Z', '2026-11-24'],
    // Summer: UTC+2.
    ['2026-07-14T21:59:59.999Z', '2026-07-14'],
    ['2026-07-14T22:00:00.000Z', '2026-07-15'],
    // 29 March 2026 at 02:00 becomes 03:00: the day before still ends at 23:00Z, the day itself at 22:00Z.
    ['2026-03-28T22:59:59.999Z', '2026-03-28'],
    ['2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30'],
    // 25 October 2026 at 03:00 becomes 02:00: a day of 25 hours.
    ['2026-10-24T21:59:59.999Z', '2026-10-24'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('at %s is %s', (instant, day) => {
    expect(dayInFrance(new Date(instant))).toBe(day);
    expect(new SetClock(new Date(instant)).today()).toBe(day);
  });

  it('is told by a clock that stands where it is put', () => {
    const clock = new SetClock(new Date('2026-11-23T08:00:00Z'));
    clock.now().setFullYear(1999);
    expect(clock.instant()).toBe('2026-11-23T08:00:00.000Z');
    clock.set('2027-01-01T00:00:00Z');
    expect(clock.instant()).toBe('2027-01-01T00:00:00.000Z');
  });
});
