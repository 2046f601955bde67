import { ibanText, recipientOf, sellerOf, type BuyerParty, type SellerParty } from '../../core/documents/letterhead.js';
import { formatCents, type Cents } from '../../core/money/money.js';
import { daysBetween, type LocalDate } from '../../core/time/local-date.js';
import { counted, percent, shortDate } from '../../core/words/format.js';
import { levelWords, type ReminderLevel } from '../school/index.js';
import type { OwedInvoice, PenaltyOffer } from './reminders.types.js';

export const LETTER_TEMPLATE = 'src/modules/reminders/documents/reminder.typ';

export interface LetterToWrite {
  school: SellerParty & { iban: string | null; bic: string | null };
  partner: BuyerParty;
  level: ReminderLevel;
  invoices: readonly OwedInvoice[];
  today: LocalDate;
  /** What the law would give on them; shown from the second reminder on. */
  penalties: readonly PenaltyOffer[];
}

const day = (date: LocalDate) => shortDate(date, 'fr');
const cents = (amount: Cents) => formatCents(amount, 'fr');
/** Days the customer is given to pay after a second reminder and after a formal notice. */
const GRACE = 'huit jours';

/** What reminder.typ prints and the mail says, in French, from what is owed alone. */
export function letterData({ school, partner, level, invoices, today, penalties }: LetterToWrite) {
  const dueCents = invoices.reduce((sum, invoice) => sum + invoice.dueCents, 0);
  const several = invoices.length > 1;
  const title = levelWords[level].fr;
  const numbers = invoices.map(({ number }) => number).join(', ');
  return {
    title,
    subject: `${title} : ${several ? 'factures' : 'facture'} ${numbers}`,
    seller: sellerOf(school),
    recipient: recipientOf(partner),
    facts: [
      { label: 'Date', value: day(today) },
      { label: 'Lieu', value: school.city },
      { label: 'Reste dû', value: cents(dueCents), strong: true },
      ...(level === 'formal' ? [{ label: 'Envoi', value: 'Lettre recommandée avec avis de réception' }] : []),
    ],
    opening: ['Madame, Monsieur,', ...openingOf(level, several, cents(dueCents))],
    lines: invoices.map((invoice) => ({
      number: invoice.number,
      issued: day(invoice.issuedOn),
      due: day(invoice.dueOn),
      late: lateText(invoice.dueOn, today),
      left: cents(invoice.dueCents),
    })),
    total: cents(dueCents),
    law: lawOf(penalties),
    closing: [...closingOf(level), 'Veuillez agréer, Madame, Monsieur, nos salutations distinguées.'],
    payment: [
      { label: 'Par virement', value: school.legalName },
      { label: 'IBAN', value: ibanText(school.iban) },
      { label: 'BIC', value: school.bic },
      { label: 'Référence à rappeler', value: numbers },
    ],
    signature: level === 'formal' ? { title: `Pour ${school.name}`, asked: ['Nom', 'Signature'] } : null,
  };
}
export type LetterData = ReturnType<typeof letterData>;

const lateText = (dueOn: LocalDate, today: LocalDate): string => {
  const days = daysBetween(dueOn, today);
  return days > 0 ? counted(days, 'fr', ['jour', 'jours']) : '—';
};

function openingOf(level: ReminderLevel, several: boolean, total: string): string[] {
  const [the, are] = several
    ? ['les factures ci-dessous', 'restent impayées']
    : ['la facture ci-dessous', 'reste impayée'];
  switch (level) {
    case 'courtesy':
      return [
        several ? 'Les factures ci-dessous arrivent à échéance.' : 'La facture ci-dessous arrive à échéance.',
        'Ce mot est un simple rappel : si votre règlement est parti, n’en tenez pas compte.',
      ];
    case 'first':
      return [
        `Sauf erreur de notre part, ${the} ${are} : l’échéance est passée.`,
        'Si votre règlement est parti, n’en tenez pas compte.',
      ];
    case 'second':
      return [`À ce jour, ${the} ${are}. Nous vous prions de régler ${total} sous ${GRACE}.`];
    case 'formal':
      return [
        `Malgré nos relances, ${the} ${are}.`,
        `Par la présente, nous vous mettons en demeure de nous régler ${total} sous ${GRACE} à compter de la réception de cette lettre, qui vaut interpellation suffisante (Code civil, article 1344).`,
      ];
  }
}

function closingOf(level: ReminderLevel): string[] {
  switch (level) {
    case 'courtesy':
      return ['Merci de votre confiance.'];
    case 'first':
      return ['Merci de faire parvenir votre règlement dès que possible, ou de nous dire ce qui l’empêche.'];
    case 'second':
      return [
        'Si vous contestez ce montant, ou si une date de règlement vous arrange, dites-le-nous : une réponse suffit.',
      ];
    case 'formal':
      return ['À défaut, nous pourrons demander au tribunal compétent une injonction de payer.'];
  }
}

/** What the law would give, told and not asked for. */
function lawOf(penalties: readonly PenaltyOffer[]): string[] {
  const [first] = penalties;
  if (!first) return [];
  const interest = penalties.reduce((sum, { interestCents }) => sum + interestCents, 0);
  const indemnity = penalties.reduce((sum, { indemnityCents }) => sum + indemnityCents, 0);
  const late = `${cents(interest)} de pénalités de retard à ce jour (${percent(first.rate, 'fr', 2)} par an)`;
  return [
    `Entre professionnels, la loi donne droit, sans rappel, à ${late} et à ${cents(indemnity)} de frais de recouvrement (Code de commerce, articles L441-10 et D441-5), soit ${cents(interest + indemnity)}. Cette lettre ne les réclame pas.`,
  ];
}

/** The same letter as a mail. */
export function letterMail({ opening, lines, total, law, closing, payment, seller }: LetterData): string {
  const owed = lines.map(
    ({ number, due, left, late }) =>
      `${number}, échéance ${due} : ${left}${late === '—' ? '' : ` (${late} de retard)`}`,
  );
  const pay = payment.flatMap(({ label, value }) => (value === null ? [] : [`${label} : ${value}`]));
  const parts = [...opening, [...owed, `Total : ${total}`].join('\n'), ...law, pay.join('\n'), ...closing, seller.name];
  return parts.join('\n\n');
}
