import { formatNumber, inputNumber } from '../../core/words/format.js';
import type { Locale } from '../../core/words/words.js';
import type { Bounds } from './quality.quantities.js';

/** `19,979` from thousandths; the sign that prints as a minus. */
export const valueText = (thousandths: number, locale: Locale): string =>
  formatNumber(thousandths / 1000, locale, 3).replace('-', '−');

/** `19,979 mm` */
export const measureText = (thousandths: number, unit: string | null, locale: Locale): string =>
  `${valueText(thousandths, locale)} ${unit ?? ''}`.trim();

/** As a box holds it. */
export const valueInput = (thousandths: number, locale: Locale): string =>
  inputNumber(thousandths / 1000, locale, [0, 3]);

/** `20 mm, de 19,979 à 20` */
export function boundsText({ nominal, minimum, maximum }: Bounds, unit: string | null, locale: Locale): string {
  const [from, to] = [minimum, maximum].map((one) => valueText(one, locale));
  const middle = measureText(nominal, unit, locale);
  return locale === 'fr' ? `${middle}, de ${from} à ${to}` : `${middle}, from ${from} to ${to}`;
}

/** `0 / −0,021`: the deviations as a drawing writes them. */
export function deviationsText(lower: number, upper: number, locale: Locale): string {
  const signed = (deviation: number) => `${deviation > 0 ? '+' : ''}${valueText(deviation, locale)}`;
  return upper === -lower ? `± ${valueText(upper, locale)}` : `${signed(upper)} / ${signed(lower)}`;
}
