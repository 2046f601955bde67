import { formatPrice } from '../../../core/money/money.js';
import { Sheet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { VariantQuantities, type ItemRead } from '../../catalog/index.js';
import { salesWords } from '../sales.words.js';

interface Props {
  locale: Locale;
  item: ItemRead;
  quantities: ReadonlyMap<number, string>;
}

/** Quantities of one item, under its price. */
export function ItemQuantities({ locale, item, quantities }: Props) {
  const words = say(salesWords, locale);
  return (
    <Sheet title={`${item.code} ${item.name}`}>
      <p class="soft">{words.pricedAt(formatPrice(item.priceE4, locale))}</p>
      <VariantQuantities locale={locale} item={item} quantities={quantities} />
    </Sheet>
  );
}
