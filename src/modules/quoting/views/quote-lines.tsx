import { formatCents, formatPrice } from '../../../core/money/money.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { ActionButtons, Badge, DataTable, LinkButton } from '../../../core/ui/index.js';
import { percent } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { QuoteLineRead, QuoteSheet } from '../quoting.types.js';
import { quotingWords } from '../quoting.words.js';

interface Props {
  locale: Locale;
  quote: QuoteSheet;
  draft: boolean;
  formKey: string;
}

/** Each item with each of its quantities: price, cost, margin, and whether the market asks more. */
export function QuoteLines({ locale, quote, draft, formKey }: Props) {
  const words = say(quotingWords, locale);
  if (quote.lines.length === 0) return <p class="soft">{words.noLine}</p>;
  return (
    <>
      {quote.lines.map((line) => (
        <section class="priced">
          <h3>
            {line.itemName} <span class="soft">{line.itemCode}</span>
            {line.drawingRevision && <span class="soft"> · {words.drawing(line.drawingRevision)}</span>}
          </h3>
          <PriceTable locale={locale} line={line} />
          {draft && (
            <div class="actions">
              <LinkButton href={`/quotes/${quote.id}/lines/new?itemId=${line.itemId}`}>{words.changeLine}</LinkButton>
              <ActionButtons
                actions={[
                  {
                    label: words.removeLine,
                    action: `/quotes/${quote.id}/lines/${line.id}/removal`,
                    confirm: words.removeLoss,
                    idempotencyKey: `${formKey}-remove-${line.id}`,
                  },
                ]}
              />
            </div>
          )}
        </section>
      ))}
    </>
  );
}

type Priced = Pick<QuoteLineRead, 'itemName' | 'unitCode' | 'marketPriceE4' | 'prices'>;

export function PriceTable({ locale, line }: { locale: Locale; line: Priced }) {
  const words = say(quotingWords, locale);
  const { unitCode, marketPriceE4 } = line;
  return (
    <>
      {marketPriceE4 !== null && (
        <p class="soft">
          {words.market} : {formatPrice(marketPriceE4, locale)}
        </p>
      )}
      <DataTable
        caption={line.itemName}
        columns={[
          { key: 'quantity', label: words.quantity },
          { key: 'price', label: words.price, align: 'right' },
          { key: 'net', label: words.net, align: 'right' },
          { key: 'cost', label: words.cost, align: 'right' },
          { key: 'margin', label: words.margin, align: 'right' },
        ]}
        rows={line.prices.map((price) => ({
          id: price.quantity,
          cells: {
            quantity: price.chosen ? (
              <b>{quantityText(price.quantity, unitCode, locale)}</b>
            ) : (
              quantityText(price.quantity, unitCode, locale)
            ),
            price: (
              <>
                {formatPrice(price.itemNetPriceE4, locale)}
                {price.underMarket && (
                  <>
                    <br />
                    <Badge tone="ochre" icon="alert-triangle">
                      {words.underMarket}
                    </Badge>
                  </>
                )}
              </>
            ),
            net: formatCents(price.lineNetCents, locale),
            cost: formatCents(price.costCents, locale),
            margin: price.marginBp === null ? '—' : percent(price.marginBp, locale, 1),
          },
        }))}
      />
    </>
  );
}
