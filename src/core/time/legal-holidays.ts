import { addDays, localDate, type LocalDate } from './local-date.js';

const FIXED = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);
/** Easter Monday, Ascension, Whit Monday: days after Easter. */
const AFTER_EASTER = [1, 39, 50];

/** A legal holiday of metropolitan France (L.3133-1); Alsace and Moselle have two more. */
export function isLegalHoliday(day: LocalDate): boolean {
  return FIXED.has(day.slice(5)) || AFTER_EASTER.some((days) => addDays(easter(Number(day.slice(0, 4))), days) === day);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function easter(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const days = moon + sunday - 7 * late + 114;
  const two = (value: number) => String(value).padStart(2, '0');
  return localDate(`${year}-${two(Math.floor(days / 31))}-${two((days % 31) + 1)}`);
}
