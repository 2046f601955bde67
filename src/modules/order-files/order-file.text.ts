import { notAnOrderFile, unknownEncoding } from './order-files.errors.js';

/** What a spreadsheet of Windows writes when it is not asked: read so when it is not valid UTF-8. */
const WINDOWS = 'windows-1252';

/** The text of a table, in UTF-8 or Windows-1252. */
export function tableText(bytes: Buffer): string {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, WINDOWS)!;
  // A workbook, an image: not a text at all.
  if (/[^\P{Cc}\n\r\t]/u.test(text)) throw notAnOrderFile();
  return text;
}

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

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // An encoding that does not exist, or bytes that are not of it.
    return null;
  }
}
