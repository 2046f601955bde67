import { formatPrice } from '../../../core/money/money.js';
import { UNITS } from '../../../core/quantity/unit.js';
import { Sheet, SizeGrid, sizeGridOf, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ItemRead } from '../../catalog/index.js';
import { salesWords } from '../sales.words.js';

interface Props {
  locale: Locale;
  item: ItemRead;
  quantities: ReadonlyMap<number, string>;
}

/** Quantities of one item: a size grid for whole pieces, plain fields for metres and hours. */
export function ItemQuantities({ locale, item, quantities }: Props) {
  const words = say(salesWords, locale);
  const sized = UNITS[item.unitCode].scale === 0 && item.variants.some(({ size, colour }) => size ?? colour);
  return (
    <Sheet title={`${item.code} ${item.name}`}>
      <p class="soft">{words.pricedAt(formatPrice(item.priceE4, locale))}</p>
      {sized ? (
        <EntryGrid locale={locale} item={item} quantities={quantities} />
      ) : (
        <EntryFields locale={locale} item={item} quantities={quantities} />
      )}
    </Sheet>
  );
}

function EntryGrid({ item, quantities }: Props) {
  const grid = sizeGridOf(item.variants, { size: '–', colour: '–' }, ({ id }) => ({
    id,
    quantity: Number(quantities.get(id) ?? 0) || 0,
  }));
  return <SizeGrid caption={item.name} {...grid} editable />;
}

function EntryFields({ locale, item, quantities }: Props) {
  const words = say(salesWords, locale);
  const unit = UNITS[item.unitCode][locale];
  return (
    <>
      {item.variants.map(({ id, size, colour }) => (
        <TextField
          name={`cells[${id}]`}
          label={[words.quantityOf(unit), colour, size].filter(Boolean).join(' ')}
          value={quantities.get(id)}
          inputMode="decimal"
          size="short"
        />
      ))}
    </>
  );
}
