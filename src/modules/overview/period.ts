import { notFound } from '../../core/errors/core.errors.js';
import { localDate, schoolYearBounds, schoolYearOf, type LocalDate } from '../../core/time/local-date.js';
import { isSchoolYear } from '../funding/index.js';

/** A school year `2026-2027`, or a civil year `2026`. */
export interface OverviewPeriod {
  name: string;
  kind: 'school' | 'civil';
  from: LocalDate;
  to: LocalDate;
  /** The school years it touches, and the part of each that is in it, in twelfths. */
  schoolYears: readonly { schoolYear: string; twelfths: number }[];
}

/** Throws notFound for what names no year the house knows. */
export function periodOf(name: string): OverviewPeriod {
  if (isSchoolYear(name))
    return { name, kind: 'school', ...schoolYearBounds(name), schoolYears: [{ schoolYear: name, twelfths: 12 }] };
  if (!/^\d{4}$/.test(name) || name < '1950' || name >= '2150') throw notFound();
  const [from, to] = [localDate(`${name}-01-01`), localDate(`${name}-12-31`)];
  const schoolYears = [
    { schoolYear: schoolYearOf(from), twelfths: 8 },
    { schoolYear: schoolYearOf(to), twelfths: 4 },
  ];
  return { name, kind: 'civil', from, to, schoolYears };
}

/** The year before and after, of the same kind. */
export function besides({ name, kind }: OverviewPeriod): [before: string, after: string] {
  const year = Number(name.slice(0, 4));
  const named = (start: number) => (kind === 'civil' ? String(start) : `${start}-${start + 1}`);
  return [named(year - 1), named(year + 1)];
}
