import fc from 'fast-check';
import { addDays, localDate } from '../../../core/time/local-date.js';
import { REMINDER_LEVELS, USUAL_PLAN } from '../../school/index.js';
import { holdsBack, levelDue } from '../reminder-plan.totals.js';
import type { SentReminder } from '../reminders.types.js';

const dueOn = localDate('2026-11-01');
const after = (days: number) => addDays(dueOn, days);
const next = (days: number, last: SentReminder | null = null) => levelDue(USUAL_PLAN, { dueOn, last }, after(days));

describe('the plan of reminders', () => {
  it.each([
    [-6, null],
    [-5, 'courtesy'],
    [0, 'courtesy'],
    [1, null],
    [2, null],
    [3, 'first'],
    [14, 'first'],
    [15, 'second'],
    [400, 'second'],
  ] as const)('%i days after the due date of an invoice never reminded: %s', (days, level) => {
    expect(next(days)).toBe(level);
  });

  it('goes on from what was sent, as long after it as the plan has it', () => {
    const first = { level: 'first', sentOn: after(10) } as const;
    expect([next(15, first), next(21, first), next(22, first)]).toEqual([null, null, 'second']);
    const second = { level: 'second', sentOn: after(22) } as const;
    expect([next(36, second), next(37, second)]).toEqual([null, 'formal']);
    expect(next(500, { level: 'formal', sentOn: after(37) })).toBeNull();
    // A formal notice follows a second reminder only.
    expect(next(60, first)).toBe('second');
  });

  it('never sends a level twice nor goes back, whatever the days', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), (steps) => {
        let last: SentReminder | null = null;
        let days = -20;
        const sent: string[] = [];
        for (const step of steps) {
          days += step;
          const level = next(days, last);
          if (level === null) continue;
          sent.push(level);
          last = { level, sentOn: after(days) };
          expect(next(days, last)).toBeNull();
        }
        expect(sent).toEqual(REMINDER_LEVELS.filter((level) => sent.includes(level)));
      }),
    );
  });

  it('is held back by a dispute until it is lifted, by a promise until its day is over', () => {
    const told = { reason: 'x', createdAt: '', promisedOn: null };
    const promise = { ...told, kind: 'promise', promisedOn: after(10) } as const;
    expect(holdsBack(null, dueOn)).toBe(false);
    expect(holdsBack({ ...told, kind: 'dispute' }, after(900))).toBe(true);
    expect(holdsBack({ ...told, kind: 'lifted' }, dueOn)).toBe(false);
    expect([holdsBack(promise, after(10)), holdsBack(promise, after(11))]).toEqual([true, false]);
  });
});
