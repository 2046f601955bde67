import fc from 'fast-check';
import { addDays, dayInFrance, localDate } from '../../../core/time/local-date.js';
import { hoursAt, mondayOf, plannedWith, type Worked } from '../working-hours.js';

const MINUTE = 60_000;
const worked = (...each: [string, string | null][]): Worked[] =>
  each.map(([startedAt, endedAt]) => ({ startedAt, endedAt }));

describe('what a learner has worked', () => {
  it('nothing yet', () => {
    expect(hoursAt('2026-11-24T08:00:00.000Z', [])).toEqual({
      ...{ hour: 9, minutesThatDay: 0, minutesThatWeek: 0, stretchMinutes: 0, restMinutes: null },
    });
  });

  it('a break of less than thirty minutes does not end a run of work', () => {
    const morning = worked(
      ['2026-11-24T07:00:00.000Z', '2026-11-24T09:00:00.000Z'],
      ['2026-11-24T09:29:00.000Z', '2026-11-24T10:30:00.000Z'],
    );
    expect(hoursAt('2026-11-24T10:59:00.000Z', morning).stretchMinutes).toBe(181);
    expect(hoursAt('2026-11-24T11:00:00.000Z', morning).stretchMinutes).toBe(0);
    const rested = worked(morning.map(({ startedAt, endedAt }) => [startedAt, endedAt] as [string, string])[0]!, [
      ...(['2026-11-24T09:30:00.000Z', '2026-11-24T10:30:00.000Z'] as const),
    ]);
    expect(hoursAt('2026-11-24T10:40:00.000Z', rested).stretchMinutes).toBe(60);
  });

  it('what runs counts up to now', () => {
    const running = worked(['2026-11-24T07:00:00.000Z', null]);
    expect(hoursAt('2026-11-24T11:30:00.000Z', running)).toMatchObject({ minutesThatDay: 270, stretchMinutes: 270 });
  });

  it('a Sunday is of the week before; the night counts from the last work of another day', () => {
    const sunday = worked(['2026-11-22T14:00:00.000Z', '2026-11-22T20:00:00.000Z']);
    expect(hoursAt('2026-11-23T07:00:00.000Z', sunday)).toMatchObject({
      ...{ minutesThatDay: 0, minutesThatWeek: 0, restMinutes: 660 },
    });
  });

  it('days are those of France, whatever the clock does', () => {
    // 23 h 30 on Saturday in UTC is half past midnight on Sunday in France, the night the clock goes forward.
    const late = worked(['2027-03-27T23:30:00.000Z', '2027-03-28T00:30:00.000Z']);
    expect(hoursAt('2027-03-28T08:00:00.000Z', late)).toMatchObject({ minutesThatDay: 60, restMinutes: null });
  });

  it('properties: a week holds its days, a run of work no more than what was worked, an hour is an hour', () => {
    const start = Date.parse('2027-03-22T06:00:00.000Z');
    // Gaps and lengths in minutes, one after the other, over the change of clock.
    const stretches = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 300 })), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(stretches, fc.integer({ min: 0, max: 900 }), (list, since) => {
        let at = start;
        const each: Worked[] = list.map(([gap, minutes]) => {
          const from = at + gap * MINUTE;
          at = from + minutes * MINUTE;
          return { startedAt: new Date(from).toISOString(), endedAt: new Date(at).toISOString() };
        });
        const now = new Date(at + since * MINUTE).toISOString();
        const today = dayInFrance(new Date(now));
        const hours = hoursAt(now, each);
        const total = list.reduce((sum, [, minutes]) => sum + minutes, 0);
        const minutesOn = (day: string) =>
          list.reduce((sum, [, minutes], i) => {
            return dayInFrance(new Date(each[i]!.startedAt)) === day ? sum + minutes : sum;
          }, 0);
        const week = Array.from({ length: 7 }, (_, i) => addDays(mondayOf(today), i));
        expect(hours.minutesThatDay).toBe(minutesOn(today));
        expect(hours.minutesThatWeek).toBe(week.reduce((sum, day) => sum + minutesOn(day), 0));
        expect(hours.stretchMinutes).toBeLessThanOrEqual(total);
        if (since >= 30) expect(hours.stretchMinutes).toBe(0);
      }),
    );
  });
});

describe('what is planned', () => {
  const day = localDate('2026-11-24');
  const half = (plannedOn: string, halfDay: 'am' | 'pm') => ({ plannedOn: localDate(plannedOn), halfDay });
  const now = '2026-11-24T11:30:00.000Z';

  it('four hours a half-day, those over as they were worked', () => {
    const given = [half('2026-11-23', 'am'), half('2026-11-23', 'pm'), half('2026-11-24', 'am')];
    const done = worked(['2026-11-23T07:00:00.000Z', '2026-11-23T10:00:00.000Z']);
    expect(plannedWith({ plannedOn: day, halfDay: 'pm' }, { given, worked: done, now })).toEqual({
      plannedMinutesThatDay: 480,
      plannedMinutesThatWeek: 660,
    });
  });

  it('a long morning and an afternoon are more than eight hours', () => {
    const long = worked(['2026-11-24T06:30:00.000Z', '2026-11-24T11:15:00.000Z']);
    const asked = plannedWith({ plannedOn: day, halfDay: 'pm' }, { given: [], worked: long, now });
    expect(asked.plannedMinutesThatDay).toBe(285 + 240);
  });

  it('the ninth half-day of a week is more than thirty-five hours', () => {
    const days = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'];
    const given = days.flatMap((one) => [half(one, 'am'), half(one, 'pm')]);
    const asked = { plannedOn: localDate('2026-12-04'), halfDay: 'am' as const };
    expect(plannedWith(asked, { given, worked: [], now }).plannedMinutesThatWeek).toBe(36 * 60);
    const again = { ...asked, plannedOn: localDate('2026-12-03') };
    expect(plannedWith(again, { given, worked: [], now }).plannedMinutesThatWeek).toBe(32 * 60);
  });
});
