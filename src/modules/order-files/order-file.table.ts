import { sizeOrder } from '../../core/quantity/size-order.js';
import { csvFile, csvText } from '../../core/words/csv.js';
import { inputNumber } from '../../core/words/format.js';
import { say, type Locale } from '../../core/words/words.js';
import type { ItemRead } from '../catalog/index.js';
import { orderFilesWords } from './order-files.words.js';

type Orderable = Pick<ItemRead, 'code' | 'name' | 'priceE4' | 'variants'>;

/** The table to fill in: one row an item and colour, sizes as headings. Read back, it asks for what was written in. */
export function orderTable(items: readonly Orderable[], locale: Locale): string {
  const words = say(orderFilesWords, locale);
  const all = [
    ...new Set(items.flatMap(({ variants }) => variants.flatMap(({ size }) => (size === null ? [] : [size])))),
  ];
  const sizes = sizeOrder(all).map((place) => all[place]!);
  const rows = items.flatMap(({ code, name, priceE4, variants }) =>
    [...new Set(variants.map(({ colour }) => colour))].map((colour) =>
      [code, name, colour ?? '', inputNumber(priceE4 / 10_000, locale, [2, 4])].map(csvText),
    ),
  );
  return csvFile([words.item, words.name, words.colour, words.price, words.quantity, ...sizes], rows);
}
