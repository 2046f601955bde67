import { addDays, addMonths, localDate, type LocalDate } from '../../core/time/local-date.js';
import type { EReportingRegime } from '../school/index.js';
import type { ReportKind } from './platform.types.js';

/** A period and the last day to declare it. */
export interface ReportPeriod {
  from: LocalDate;
  to: LocalDate;
  dueOn: LocalDate;
}
/** A regime, from a day on. */
export interface DatedRegime {
  validFrom: LocalDate;
  regime: EReportingRegime;
}

const monthEnd = (day: string): LocalDate => addDays(addMonths(localDate(`${day.slice(0, 7)}-01`), 1), -1);
const inNextMonth = (day: LocalDate, date: '10' | '25'): LocalDate =>
  localDate(`${addDays(monthEnd(day), 1).slice(0, 7)}-${date}`);

/**
 * The period of a day and when it is due (CGI ann. II 242 nonies M to P): sales by ten days under the normal monthly
 * regime, else by month, by two months under the franchise; payments by month at most.
 */
export function periodOf(kind: ReportKind, regime: Exclude<EReportingRegime, 'none'>, day: LocalDate): ReportPeriod {
  const month = localDate(`${day.slice(0, 7)}-01`);
  switch (regime) {
    case 'monthly':
      return kind === 'sales' ? tenDaysOf(day) : { from: month, to: monthEnd(day), dueOn: inNextMonth(day, '10') };
    case 'quarterly':
      return { from: month, to: monthEnd(day), dueOn: inNextMonth(day, '10') };
    case 'simplified':
      return { from: month, to: monthEnd(day), dueOn: inNextMonth(day, '25') };
    case 'franchise': {
      const from = Number(day.slice(5, 7)) % 2 === 1 ? month : addMonths(month, -1);
      const to = monthEnd(addMonths(from, 1));
      return { from, to, dueOn: inNextMonth(to, '25') };
    }
  }
}

function tenDaysOf(day: LocalDate): ReportPeriod {
  const on = (date: string) => localDate(`${day.slice(0, 8)}${date}`);
  const date = day.slice(8);
  if (date <= '10') return { from: on('01'), to: on('10'), dueOn: on('20') };
  if (date <= '20') return { from: on('11'), to: on('20'), dueOn: monthEnd(day) };
  return { from: on('21'), to: monthEnd(day), dueOn: inNextMonth(day, '10') };
}

/** The periods from the first regime to a day, the newest first; a change of regime ends one. */
export function periodsOf(kind: ReportKind, regimes: readonly DatedRegime[], until: LocalDate): ReportPeriod[] {
  const dated = regimes.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  return dated
    .flatMap(({ validFrom, regime }, at) => {
      const next = dated[at + 1]?.validFrom;
      const last = next === undefined || next > until ? until : addDays(next, -1);
      const periods: ReportPeriod[] = [];
      for (let day = validFrom; regime !== 'none' && day <= last; day = addDays(periods.at(-1)!.to, 1)) {
        const { to, dueOn } = periodOf(kind, regime, day);
        periods.push({ from: day, to: next !== undefined && next <= to ? addDays(next, -1) : to, dueOn });
      }
      return periods;
    })
    .reverse();
}
