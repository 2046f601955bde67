import { addDays, addMonths, localDate, type LocalDate } from '../../core/time/local-date.js';
import type { InvoiceVatRow, Treatment } from '../einvoice/index.js';
import type { PartnerRead, PaymentTerms } from '../partners/index.js';

/** The last calendar day of the month a day is in. */
export function endOfMonth(date: LocalDate): LocalDate {
  return addDays(addMonths(localDate(`${date.slice(0, 7)}-01`), 1), -1);
}

/**
 * What a platform does with an invoice. Exempt by CGI 261 or outside VAT, it is not its business; the franchise of
 * 293 B is an exemption that stays within the reform (CGI 289 bis, 290).
 */
export function treatmentOf(
  { kind, country }: Pick<PartnerRead, 'kind' | 'country'>,
  vat: readonly Pick<InvoiceVatRow, 'vatCategory' | 'exemptionCode'>[],
): Treatment {
  const outside = vat.every(
    ({ vatCategory, exemptionCode }) =>
      vatCategory === 'O' || (vatCategory === 'E' && exemptionCode !== 'VATEX-FR-FRANCHISE'),
  );
  if (outside) return 'OUTOFSCOPE';
  if (kind === 'individual') return 'B2C';
  return country === 'FR' ? 'B2B' : 'B2BINT';
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
