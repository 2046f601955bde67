import { ibanText, recipientOf, sellerOf, type BuyerParty, type SellerParty } from '../../core/documents/letterhead.js';
import { formatCents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { counted, percent, shortDate } from '../../core/words/format.js';
import type { PenaltyOffer } from './reminders.types.js';

export const PENALTY_TEMPLATE = 'src/modules/reminders/documents/penalty.typ';

export interface PenaltyToPrint {
  number: string;
  school: SellerParty & { iban: string | null; bic: string | null };
  partner: BuyerParty;
  invoice: { number: string; dueOn: LocalDate };
  offer: PenaltyOffer;
  today: LocalDate;
}

/** What penalty.typ prints, in French. It bills no sale and bears no VAT: it compensates. */
export function penaltyData({ number, school, partner, invoice, offer, today }: PenaltyToPrint) {
  const { days, rate, interestCents, indemnityCents } = offer;
  const total = formatCents(interestCents + indemnityCents, 'fr');
  const [day, due] = [shortDate(today, 'fr'), shortDate(invoice.dueOn, 'fr')];
  const late = counted(days, 'fr', ['jour', 'jours']);
  return {
    title: 'Note de pénalités',
    number,
    seller: sellerOf(school),
    recipient: recipientOf(partner),
    facts: [
      { label: 'Date', value: day },
      { label: 'Facture', value: invoice.number, strong: true },
      { label: 'Échéance', value: due },
    ],
    opening: [
      `La facture ${invoice.number}, échue le ${due}, n’est pas entièrement réglée. La loi donne au créancier, sans rappel, ce qui suit.`,
    ],
    totals: [
      {
        label: `Pénalités de retard au ${day} : ${late}, ${percent(rate, 'fr', 2)} par an`,
        value: formatCents(interestCents, 'fr'),
      },
      { label: 'Indemnité forfaitaire de recouvrement', value: formatCents(indemnityCents, 'fr') },
      { label: 'À régler', value: total, strong: true },
    ],
    payment: [
      { label: 'Par virement', value: school.legalName },
      { label: 'IBAN', value: ibanText(school.iban) },
      { label: 'BIC', value: school.bic },
      { label: 'Référence à rappeler', value: number },
    ],
    legal: [
      'Code de commerce, articles L441-10 et D441-5. Sommes hors du champ de la TVA. Cette note n’est pas une facture.',
    ],
  };
}
