import { UNITS } from '../../../core/quantity/unit.js';
import { SizeGrid, sizeGridOf, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ItemRead } from '../catalog.types.js';
import { catalogWords } from '../catalog.words.js';

interface Props {
  locale: Locale;
  item: Pick<ItemRead, 'name' | 'unitCode' | 'variants'>;
  /** What was typed, by variant. */
  quantities: ReadonlyMap<number, string>;
}

/** Quantities of one item, as `cells[<variant id>]`: a size grid for whole pieces, plain fields for metres and hours. */
export function VariantQuantities({ locale, item, quantities }: Props) {
  const sized = UNITS[item.unitCode].scale === 0 && item.variants.some(({ size, colour }) => size ?? colour);
  if (sized) {
    const grid = sizeGridOf(item.variants, { size: '–', colour: '–' }, ({ id }) => ({
      id,
      quantity: Number(quantities.get(id) ?? 0) || 0,
    }));
    return <SizeGrid caption={item.name} {...grid} editable />;
  }
  const words = say(catalogWords, locale);
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
