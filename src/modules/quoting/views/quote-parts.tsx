import type { ComponentChildren } from 'preact';
import { formatCents } from '../../../core/money/money.js';
import { Badge, DataTable, Facts, Sheet } from '../../../core/ui/index.js';
import { dateTime, dayOrDash, percent, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { quoteMachine } from '../quote.states.js';
import type { QuoteDifference, QuoteHead, QuoteRow } from '../quoting.types.js';
import { quotingWords } from '../quoting.words.js';

export function QuoteBadge({ locale, quote }: { locale: Locale; quote: Pick<QuoteRow, 'state' | 'expired'> }) {
  if (quote.expired) return <Badge tone="red">{say(quotingWords, locale).expired}</Badge>;
  const { tone, [locale]: said } = quoteMachine.states[quote.state];
  return <Badge tone={tone}>{said}</Badge>;
}

interface QuoteTableProps {
  locale: Locale;
  quotes: readonly QuoteRow[];
  empty: ComponentChildren;
  pager?: { next?: string };
}

/** Quotes, one a row. */
export function QuoteTable({ locale, quotes, empty, pager }: QuoteTableProps) {
  const words = say(quotingWords, locale);
  return (
    <DataTable
      caption={words.quotes}
      columns={[
        { key: 'number', label: words.number },
        { key: 'partner', label: words.partner },
        { key: 'validUntil', label: words.validUntil },
        { key: 'state', label: words.state },
        { key: 'total', label: words.totalWithoutVat, align: 'right' },
      ]}
      rows={quotes.map((quote) => ({
        id: quote.id,
        cells: {
          number: (
            <a href={`/quotes/${quote.id}`}>
              {quote.number}
              {quote.revision > 1 && ` · ${words.revision(quote.revision)}`}
            </a>
          ),
          partner: quote.partnerName,
          validUntil: shortDate(quote.validUntil, locale),
          state: <QuoteBadge locale={locale} quote={quote} />,
          total: formatCents(quote.totalWithoutVatCents, locale),
        },
      }))}
      empty={empty}
      pager={pager}
    />
  );
}

/** What a revision changed. */
export function Differences({ locale, differences }: { locale: Locale; differences: readonly QuoteDifference[] }) {
  const words = say(quotingWords, locale);
  if (differences.length === 0) return null;
  return (
    <Sheet title={words.differences}>
      <DataTable
        caption={words.differences}
        columns={[
          { key: 'what', label: words.what },
          { key: 'before', label: words.before },
          { key: 'after', label: words.after },
        ]}
        rows={differences.map(({ what, before, after }) => ({ id: what, cells: { what, before, after } }))}
      />
    </Sheet>
  );
}

/** Amounts and conditions, as both sides read them. */
export function QuoteFacts({ locale, quote }: { locale: Locale; quote: QuoteHead }) {
  const words = say(quotingWords, locale);
  const { totals, depositPercent, depositCents, acceptedName, sentAt, decidedAt, terms } = quote;
  const deposit = `${percent(depositPercent * 100, locale)} · ${formatCents(depositCents, locale)}`;
  return (
    <Facts
      facts={[
        { label: words.totalWithoutVat, value: formatCents(totals.totalWithoutVatCents, locale) },
        { label: words.vat, value: formatCents(totals.totalVatCents, locale) },
        { label: words.totalWithVat, value: formatCents(totals.totalWithVatCents, locale), strong: true },
        { label: words.validUntil, value: shortDate(quote.validUntil, locale) },
        { label: words.deliverableOn, value: dayOrDash(quote.deliverableOn, locale) },
        ...(depositPercent > 0 ? [{ label: words.deposit, value: deposit }] : []),
        { label: words.materialSupplied, value: quote.materialSupplied ? words.yes : words.no },
        ...(terms ? [{ label: words.terms, value: terms }] : []),
        ...(sentAt ? [{ label: words.sentAt, value: dateTime(sentAt, locale) }] : []),
        ...(acceptedName && decidedAt
          ? [{ label: words.acceptedBy, value: `${acceptedName}, ${dateTime(decidedAt, locale)}` }]
          : []),
      ]}
    />
  );
}
