import { decoded } from '../../core/files/csv-table.js';
import { unknownEncoding } from './order-files.errors.js';

/** The text of an XML document, in the encoding it declares (UTF-8 unless it does). */
export function xmlText(bytes: Buffer): string {
  const head = bytes.subarray(0, 200).toString('latin1');
  const name = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const text = decoded(bytes, name);
  if (text === null) throw unknownEncoding(name);
  return text;
}

/** XML begins with `<`, whatever mark or blank stands before it. */
export const looksLikeXml = (bytes: Buffer): boolean =>
  /^(\xef\xbb\xbf)?\s*</.test(bytes.subarray(0, 100).toString('latin1'));
