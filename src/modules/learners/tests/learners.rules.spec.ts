import fc from 'fast-check';
import { addDays, localDate } from '../../../core/time/local-date.js';
import { checkDates, displayName, isPresent, peakFrom } from '../learners.rules.js';

const day = localDate;
const today = day('2026-11-23');
const codeOf = (birth: string, entered = '2026-09-01') => {
  try {
    checkDates(day(birth), day(entered), today);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the dates of a learner', () => {
  it('takes who is 15 by the end of the year of entry', () => {
    expect(codeOf('2010-04-12')).toBeNull();
    expect(codeOf('2011-12-31')).toBeNull();
    expect(codeOf('2012-01-01')).toBe('learners.too_young');
  });

  it('refuses what cannot be', () => {
    expect(codeOf('1990-01-01')).toBe('learners.implausible_birth_date');
    expect(codeOf('2030-01-01')).toBe('learners.implausible_birth_date');
    expect(codeOf('2010-04-12', '2028-09-01')).toBe('learners.implausible_entry');
  });

  it('names by the first name and an initial', () => {
    expect(displayName('Inès', 'durand')).toBe('Inès D.');
    expect(displayName('Zoé', 'Éluard')).toBe('Zoé É.');
    expect(displayName('Zoé', '')).toBe('Zoé');
  });
});

describe('the peak of a class', () => {
  const start = day('2026-01-01');
  const stay = fc.record({ from: fc.nat(40), days: fc.option(fc.nat(40), { nil: null }) }).map(({ from, days }) => {
    const enteredOn = addDays(start, from);
    return { enteredOn, leftOn: days === null ? null : addDays(enteredOn, days) };
  });

  it('is the greatest count of any day from then on', () => {
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 12 }), fc.nat(60), (stays, at) => {
        const from = addDays(start, at);
        const days = Array.from({ length: 100 }, (_, i) => addDays(from, i));
        const naive = Math.max(...days.map((one) => stays.filter((s) => isPresent(s, one)).length));
        expect(peakFrom(stays, from)).toBe(naive);
      }),
    );
  });
});
