import type { Cents } from '../money/money.js';
import { qrSvg } from './qr.js';

export interface Transfer {
  name: string;
  iban: string;
  bic: string | null;
  amountCents: Cents;
  /** What the payer's bank hands on. */
  text: string;
}

/** What a banking app reads to fill a transfer in: EPC069-12, version 002, UTF-8, at most 331 bytes (QR version 13 at M). */
export function epcPayload({ name, iban, bic, amountCents, text }: Transfer): string {
  const amount = `EUR${Math.floor(amountCents / 100)}.${String(amountCents % 100).padStart(2, '0')}`;
  const bare = (code: string) => code.replace(/\s/g, '');
  const payee = [bare(bic ?? ''), line(name, 70), bare(iban), amount];
  // No purpose and no structured reference: the text says the invoice.
  return ['BCD', '002', '1', 'SCT', ...payee, '', '', line(text, 140)].join('\n');
}

export const epcQr = (transfer: Transfer): string => qrSvg(epcPayload(transfer));

const line = (text: string, most: number): string => [...text.replace(/\s+/g, ' ').trim()].slice(0, most).join('');
