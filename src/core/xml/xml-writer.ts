/** A piece of XML, escaped already. */
export interface Xml {
  readonly xml: string;
}
type Attributes = Readonly<Record<string, string>>;

// All XML 1.0 can hold; the rest is left out, as no escape can carry it.
const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text: string): string => text.replace(UNFIT, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

const named = (name: string, attributes: Attributes): string =>
  [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');

/** An element with a text; none when there is nothing to say. */
export function leaf(name: string, text: string | null | undefined, attributes: Attributes = {}): Xml | null {
  const said = text ? escaped(text) : '';
  return said === '' ? null : { xml: `<${named(name, attributes)}>${said}</${name}>` };
}

/** An element that says all in its attributes. */
export const empty = (name: string, attributes: Attributes = {}): Xml => ({ xml: `<${named(name, attributes)}/>` });

/** An element with others inside; none when none of them is there. */
export function group(name: string, parts: readonly (Xml | null)[], attributes: Attributes = {}): Xml | null {
  const inside = parts.map((part) => part?.xml ?? '').join('');
  return inside === '' ? null : { xml: `<${named(name, attributes)}>${inside}</${name}>` };
}

/** A whole file in UTF-8, ended by a line. */
export function fileOf(root: string, parts: readonly (Xml | null)[], attributes: Attributes): string {
  const body = group(root, parts, attributes);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body?.xml ?? ''}\n`;
}

/** `123.45` from 12 345 hundredths: exact, never through a float. */
export function decimal(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const sign = value < 0 ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${whole}.${digits.slice(-places)}`;
}
