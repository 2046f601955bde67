import type { Cents } from '../../core/money/money.js';

/** `-1 234,56`, `+1234.5`, `12`: cents; null for what is no amount. */
export function centsOf(text: string): Cents | null {
  if (text.length > 40) return null;
  const bare = text.replace(/[\s\u00a0\u202f€']/g, '').replace('\u2212', '-');
  // A sign of thousands stands before another of decimals: 1.234,56 or 1,234.56.
  const plain = bare.replace(/[.,](?=\d{3}(?:[.,]|$))(?=.*[.,]\d{1,2}$)/g, '');
  const [, sign = '', whole, part = ''] = /^([+-]?)(\d{1,10})(?:[.,](\d{1,2})0*)?$/.exec(plain) ?? [];
  if (whole === undefined) return null;
  const cents = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign === '-' && cents !== 0 ? -cents : cents;
}
