import { formatCents, formatPrice } from '../../../core/money/money.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { Columns, DataTable, Facts, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { dayOrDash, percent } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { Differences, QuoteBadge } from '../../quoting/index.js';
import type { PortalQuoteLine } from '../portal-asking.types.js';
import { sizeLabel } from '../portal.format.js';
import { portalWords } from '../portal.words.js';
import { QuoteAnswerForm, type QuoteViewProps } from './quote-answer-form.js';

/** A quote as its customer reads it, and its "bon pour accord". */
export function PortalQuoteView(props: QuoteViewProps) {
  const { locale, quote } = props;
  const words = say(portalWords, locale);
  return (
    <>
      <PageHead
        title={words.quote(quote.number)}
        sub={words.revision(quote.revision)}
        back={{ href: '/portal/quotes', label: words.quotes }}
        actions={
          <>
            {quote.order && (
              <LinkButton href={`/portal/orders/${quote.order.id}`} primary>
                {words.seeOrder(quote.order.number)}
              </LinkButton>
            )}
            {quote.requestId !== null && (
              <LinkButton href={`/portal/requests/${quote.requestId}`}>{words.seeRequest}</LinkButton>
            )}
            {quote.fileId !== null && (
              <LinkButton href={`/files/${quote.fileId}`} paper>
                {words.readQuote}
              </LinkButton>
            )}
          </>
        }
      />
      <Columns
        main={
          <>
            {quote.lines.map((line) => (
              <LineSheet locale={locale} line={line} />
            ))}
            <Differences locale={locale} differences={quote.differences} />
          </>
        }
        side={
          <>
            <Amounts locale={locale} quote={quote} />
            {quote.answerable && <QuoteAnswerForm {...props} />}
            {quote.expired && (
              <Sheet>
                <p>{words.askRenewal}</p>
              </Sheet>
            )}
          </>
        }
      />
    </>
  );
}

function LineSheet({ locale, line }: { locale: Locale; line: PortalQuoteLine }) {
  const words = say(portalWords, locale);
  const sized = line.cells.some(({ size, colour }) => size !== null || colour !== null);
  const sizes = line.cells.map((cell) => `${sizeLabel(cell)} : ${quantityText(cell.quantity, line.unitCode, locale)}`);
  return (
    <Sheet
      title={line.itemName}
      tools={line.drawingRevision ? <span class="soft">{words.drawing(line.drawingRevision)}</span> : undefined}
    >
      <DataTable
        caption={line.itemName}
        columns={[
          { key: 'quantity', label: words.quantity },
          { key: 'price', label: words.price, align: 'right' },
          { key: 'net', label: words.net, align: 'right' },
        ]}
        rows={line.prices.map(({ quantity, chosen, itemNetPriceE4, lineNetCents }) => ({
          id: quantity,
          cells: {
            quantity: chosen ? (
              <b>{quantityText(quantity, line.unitCode, locale)}</b>
            ) : (
              quantityText(quantity, line.unitCode, locale)
            ),
            price: formatPrice(itemNetPriceE4, locale),
            net: formatCents(lineNetCents, locale),
          },
        }))}
      />
      {sized && <p class="soft">{sizes.join(' · ')}</p>}
    </Sheet>
  );
}

function Amounts({ locale, quote }: Pick<QuoteViewProps, 'locale' | 'quote'>) {
  const words = say(portalWords, locale);
  const { depositPercent, depositCents, acceptedName, terms } = quote;
  const deposit = `${percent(depositPercent * 100, locale)} · ${formatCents(depositCents, locale)}`;
  return (
    <Sheet title={words.amounts} tools={<QuoteBadge locale={locale} quote={quote} />}>
      <Facts
        facts={[
          { label: words.net, value: formatCents(quote.totalWithoutVatCents, locale) },
          { label: words.vat, value: formatCents(quote.totalVatCents, locale) },
          { label: words.gross, value: formatCents(quote.totalWithVatCents, locale), strong: true },
          { label: words.validUntil, value: dayOrDash(quote.validUntil, locale) },
          { label: words.deliverableOn, value: dayOrDash(quote.deliverableOn, locale) },
          ...(depositPercent > 0 ? [{ label: words.deposit, value: deposit }] : []),
          ...(quote.materialSupplied ? [{ label: words.materialSupplied, value: words.yes }] : []),
          ...(terms ? [{ label: words.terms, value: terms }] : []),
          ...(acceptedName ? [{ label: words.acceptedBy, value: acceptedName }] : []),
        ]}
      />
    </Sheet>
  );
}
