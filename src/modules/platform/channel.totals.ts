import type { InvoiceModel } from '../einvoice/index.js';
import type { PartnerRead } from '../partners/index.js';
import type { AsideReason, Channel } from './platform.types.js';

type Paper = Pick<InvoiceModel, 'notes' | 'buyer'>;

/**
 * Which way an issued paper goes, and why none. Public bodies are invoiced on Chorus Pro whatever the VAT; the rest by
 * what the paper itself says of its treatment (note BAR).
 */
export function channelOf(
  { notes, buyer }: Paper,
  kind: PartnerRead['kind'],
  onPlatform: boolean,
): { channel: Channel; reason: AsideReason | null } {
  if (kind === 'public' && buyer.country === 'FR') return { channel: 'chorus', reason: null };
  const treatment = notes.find(({ subjectCode }) => subjectCode === 'BAR')?.content;
  if (treatment === 'B2C') return aside('consumer');
  if (treatment === 'B2BINT') return aside('abroad');
  if (treatment !== 'B2B') return aside('out_of_scope');
  const { siren, electronicAddress: address } = buyer;
  if (!siren || address?.scheme !== '0225' || !address.value.startsWith(siren)) return aside('no_address');
  return onPlatform ? { channel: 'platform', reason: null } : aside('no_platform');
}

const aside = (reason: AsideReason) => ({ channel: 'none' as const, reason });
