import { ibanText, recipientOf, sellerOf, type BuyerParty, type SellerParty } from '../../core/documents/letterhead.js';
import { formatCents, type Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';
import type { Statement } from './payments.types.js';
import { paymentsWords, STATEMENT_KIND_WORDS } from './payments.words.js';

export const STATEMENT_TEMPLATE = 'src/modules/payments/documents/statement.typ';

export interface StatementToPrint {
  school: SellerParty & { iban: string | null };
  partner: BuyerParty;
  statement: Statement;
}

const day = (date: LocalDate) => shortDate(date, 'fr');
const cents = (amount: Cents) => formatCents(amount, 'fr');
const sided = (amount: Cents) => (amount === 0 ? '' : cents(amount));

/** What statement.typ prints, in French. */
export function statementData({ school, partner, statement }: StatementToPrint) {
  const { from, to, openingCents, lines, closingCents } = statement;
  const closing =
    closingCents < 0
      ? { label: `Solde en votre faveur au ${day(to)}`, value: cents(-closingCents) }
      : { label: `Reste à régler au ${day(to)}`, value: cents(closingCents) };
  return {
    period: `du ${day(from)} au ${day(to)}`,
    title: paymentsWords.statement.fr,
    seller: sellerOf(school),
    recipient: recipientOf(partner),
    facts: [
      { label: 'Du', value: day(from) },
      { label: 'Au', value: day(to) },
      { label: 'Solde', value: cents(closingCents), strong: true },
    ],
    lines: [
      { on: day(from), what: paymentsWords.opening.fr, balance: cents(openingCents) },
      ...lines.map((line) => ({
        on: day(line.on),
        what: `${STATEMENT_KIND_WORDS[line.kind].fr} ${line.number}`,
        debit: sided(line.debitCents),
        credit: sided(line.creditCents),
        balance: cents(line.balanceCents),
      })),
    ],
    closing,
    totals: [{ ...closing, strong: true }],
    payment: closingCents > 0 ? [{ label: 'IBAN', value: ibanText(school.iban) }] : [],
  };
}
