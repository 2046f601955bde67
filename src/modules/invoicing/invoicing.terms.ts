import { addDays, addMonths, localDate, type LocalDate } from '../../core/time/local-date.js';
import type { PaymentTerms } from '../partners/index.js';

/** The last calendar day of the month a day is in. */
export function endOfMonth(date: LocalDate): LocalDate {
  return addDays(addMonths(localDate(`${date.slice(0, 7)}-01`), 1), -1);
}

/**
 * The due date BT-9 (C. com. L441-10). The law leaves both readings of « 45 jours fin de mois »:
 * A counts 45 days then goes to the end of that month; B goes to the end of the month then counts 45 days.
 */
export function dueDate(issuedOn: LocalDate, terms: PaymentTerms): LocalDate {
  switch (terms) {
    case 'NET0':
      return issuedOn;
    case 'NET30':
      return addDays(issuedOn, 30);
    case 'NET45':
      return addDays(issuedOn, 45);
    case 'NET60':
      return addDays(issuedOn, 60);
    case 'EOM45A':
      return endOfMonth(addDays(issuedOn, 45));
    case 'EOM45B':
      return addDays(endOfMonth(issuedOn), 45);
  }
}
