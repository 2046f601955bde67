import { isLegalHoliday } from '../legal-holidays.js';
import { addDays, localDate } from '../local-date.js';

const holidaysOf = (year: number): string[] => {
  const days = Array.from({ length: 366 }, (_, at) => addDays(localDate(`${year}-01-01`), at));
  return days.filter((day) => day.startsWith(String(year)) && isLegalHoliday(day)).map((day) => day.slice(5));
};

describe('legal holidays', () => {
  // Published by the ministries for these years; 2008 has Ascension on 1 May, so ten days.
  it.each([
    [2008, ['03-24', '05-01', '05-12']],
    [2024, ['04-01', '05-09', '05-20']],
    [2025, ['04-21', '05-29', '06-09']],
    [2026, ['04-06', '05-14', '05-25']],
    [2027, ['03-29', '05-06', '05-17']],
    [2038, ['04-26', '06-03', '06-14']],
  ])('%i', (year, moving) => {
    const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
    expect(holidaysOf(year)).toEqual([...new Set([...fixed, ...moving])].sort());
  });
});
