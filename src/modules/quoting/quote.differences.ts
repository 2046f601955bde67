import { formatCents, formatPrice } from '../../core/money/money.js';
import { quantityText } from '../../core/quantity/unit.js';
import { dayOrDash, percent } from '../../core/words/format.js';
import { say, type Locale } from '../../core/words/words.js';
import type { QuoteDifference, QuoteHead, QuoteLineShown } from './quoting.types.js';
import { quotingWords } from './quoting.words.js';

export type ComparedQuote = QuoteHead & { lines: readonly QuoteLineShown[] };

/** What a revision changes for its customer: lines, prices, days, deposit, terms, total. */
export function differencesOf(before: ComparedQuote, after: ComparedQuote, locale: Locale): QuoteDifference[] {
  const words = say(quotingWords, locale);
  const yes = (value: boolean) => (value ? words.yes : words.no);
  const rows: QuoteDifference[] = [
    ...linesCompared(before.lines, after.lines, locale),
    {
      what: words.deliverableOn,
      before: dayOrDash(before.deliverableOn, locale),
      after: dayOrDash(after.deliverableOn, locale),
    },
    {
      what: words.deposit,
      before: percent(before.depositPercent * 100, locale),
      after: percent(after.depositPercent * 100, locale),
    },
    { what: words.materialSupplied, before: yes(before.materialSupplied), after: yes(after.materialSupplied) },
    { what: words.terms, before: before.terms ?? '—', after: after.terms ?? '—' },
    {
      what: words.totalWithoutVat,
      before: formatCents(before.totalWithoutVatCents, locale),
      after: formatCents(after.totalWithoutVatCents, locale),
    },
  ];
  return rows.filter((row) => row.before !== row.after);
}

function linesCompared(
  before: readonly QuoteLineShown[],
  after: readonly QuoteLineShown[],
  locale: Locale,
): QuoteDifference[] {
  const items = new Map([...before, ...after].map(({ itemId, itemName }) => [itemId, itemName]));
  return [...items].map(([itemId, what]) => ({
    what,
    before: lineText(
      before.find((line) => line.itemId === itemId),
      locale,
    ),
    after: lineText(
      after.find((line) => line.itemId === itemId),
      locale,
    ),
  }));
}

function lineText(line: QuoteLineShown | undefined, locale: Locale): string {
  const words = say(quotingWords, locale);
  if (!line) return words.notOnQuote;
  const prices = line.prices.map(({ quantity, itemNetPriceE4 }) =>
    words.priceFor(quantityText(quantity, line.unitCode, locale), formatPrice(itemNetPriceE4, locale)),
  );
  const drawing = line.drawingRevision ? [words.drawing(line.drawingRevision)] : [];
  return [...prices, ...drawing].join(' ; ');
}
