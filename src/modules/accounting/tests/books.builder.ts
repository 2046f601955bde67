import { totalsOf } from '../../../core/money/vat.js';
import type { InvoiceModel, InvoiceTypeCode, UsedDeposit } from '../../einvoice/index.js';
import { aModel } from '../../einvoice/tests/model.builder.js';
import type { Accounts } from '../../school/index.js';
import type { SealedFact } from '../../ledger/index.js';

export const ACCOUNTS: Accounts = {
  ...{ customers: '411000', goods: '701000', services: '706000', vat: '445710', deposits: '419100' },
  ...{ bank: '512000', cheques: '511200', cash: '530000', fees: '627000', penalties: '763000', depositsOn: 'invoice' },
};

interface Wish {
  number: string;
  typeCode?: InvoiceTypeCode;
  onDay?: string;
  partnerId?: number;
  /** Net, rate, service. */
  lines: readonly (readonly [netCents: number, vatRate: number, service?: boolean])[];
  deposits?: UsedDeposit[];
  corrects?: string;
}

/** A sealed invoice or credit note, with its sums right. */
export function sealedInvoice({
  number,
  typeCode = '380',
  onDay = '2026-11-23',
  partnerId = 1,
  ...wish
}: Wish): SealedFact {
  const [line] = aModel().lines;
  const lines = wish.lines.map(([lineNetCents, vatRate, service = false], at) => ({
    ...line!,
    ...{ lineNetCents, vatRate, service, position: at + 1 },
  }));
  const { vat, ...totals } = totalsOf(lines.map((each) => ({ ...each, netCents: each.lineNetCents })));
  const deposits = wish.deposits ?? [];
  const prepaidCents = deposits
    .flatMap((deposit) => deposit.vat)
    .reduce((sum, row) => sum + row.taxableCents + row.vatCents, 0);
  const issuedOn = onDay as InvoiceModel['issuedOn'];
  const model = aModel({
    ...{ number, typeCode, issuedOn, lines, deposits },
    vat: vat.map((row) => ({ ...row, exemptionReason: null, exemptionCode: null })),
    precedingInvoice: wish.corrects ? { number: wish.corrects, issuedOn } : null,
    totals: {
      ...{ ...totals, prepaidCents, lineTotalCents: totals.totalWithoutVatCents },
      amountDueCents: totals.totalWithVatCents - prepaidCents,
    },
  });
  const type = typeCode === '381' || typeCode === '503' ? 'CREDIT_NOTE' : 'INVOICE';
  return { type, number, onDay, payload: JSON.stringify({ partnerId, model, files: { pdf: '', xml: '' } }) };
}

export const sealedPayment = (
  number: string,
  amountCents: number,
  { onDay = '2026-11-23', partnerId = 1, method = 'transfer' } = {},
): SealedFact => ({
  ...{ type: 'PAYMENT', number, onDay },
  payload: JSON.stringify({ number, partnerId, receivedOn: onDay, amountCents, method, reference: 'VIR' }),
});

export const sealedAllocation = (
  number: string,
  parts: readonly { number: string; amountCents: number }[],
  { onDay = '2026-11-23', partnerId = 1, penalties = [] as readonly { number: string; amountCents: number }[] } = {},
): SealedFact => {
  const told = { number, partnerId, parts, ...(penalties.length > 0 ? { penalties } : {}) };
  return { type: 'ALLOCATION', number, onDay, payload: JSON.stringify(told) };
};

/** A claimed penalty note, and the giving up of so much of it. */
export const sealedPenalty = (
  number: string,
  interestCents: number,
  { partnerId = 1, onDay = '2026-11-23' } = {},
): SealedFact => ({
  ...{ type: 'PENALTY', number, onDay },
  payload: JSON.stringify({ number, partnerId, claimedOn: onDay, interestCents, indemnityCents: 4_000 }),
});
export const sealedGivenUp = (
  number: string,
  amountCents: number,
  { partnerId = 1, onDay = '2026-11-23' } = {},
): SealedFact => ({
  ...{ type: 'PENALTY_GIVEN_UP', number, onDay },
  payload: JSON.stringify({ number, partnerId, givenUpOn: onDay, amountCents, reason: 'x' }),
});

export const sealedReversal = (number: string, onDay = '2026-11-23'): SealedFact => ({
  ...{ type: 'PAYMENT_REVERSAL', number, onDay, payload: JSON.stringify({ number, reason: 'rejet' }) },
});

/** A bank fee, or the refund of a credit note. */
export const sealedPaidOut = (
  number: string,
  amountCents: number,
  { partnerId = null, creditNote = null }: { partnerId?: number | null; creditNote?: string | null } = {},
): SealedFact => {
  const kind = creditNote === null ? 'fee' : 'refund';
  const told = { number, kind, partnerId, creditNote, amountCents, paidOn: '2026-11-23', label: 'VIR' };
  return { type: 'MONEY_OUT', number, onDay: '2026-11-23', payload: JSON.stringify(told) };
};
