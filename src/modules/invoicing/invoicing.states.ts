import { StateMachine } from '../../core/state-machine/state-machine.js';
import { isCredit, type InvoiceTypeCode } from '../einvoice/index.js';

export type InvoiceState = 'draft' | 'issued';
export type InvoiceEvent = 'issue';

/** Two states: a draft without number, and for ever. What is paid is told by the settlement, never typed. */
export const invoiceMachine = new StateMachine<InvoiceState, InvoiceEvent, { state: InvoiceState }>({
  name: 'invoice',
  initial: 'draft',
  states: {
    draft: { fr: 'Brouillon', en: 'Draft', tone: 'plain' },
    issued: { fr: 'Émise', en: 'Issued', tone: 'blue' },
  },
  transitions: [
    {
      from: ['draft'],
      event: 'issue',
      to: 'issued',
      roles: ['director', 'accountant'],
      words: { fr: 'Émettre', en: 'Issue' },
    },
  ],
});

/** What became of an issued invoice or credit note. */
export type PaymentStatus =
  'draft' | 'unpaid' | 'part_paid' | 'overdue' | 'paid' | 'credited' | 'replaced' | 'to_refund' | 'applied';

interface Told {
  state: InvoiceState;
  typeCode: InvoiceTypeCode;
  dueOn: string | null;
  dueCents: number;
  paidCents: number;
  creditedCents: number;
  replacedBy: number | null;
}

/** Derived, never stored. `to_refund` and `applied` are of credit notes. */
export function paymentStatus(invoice: Told, today: string): PaymentStatus {
  const { state, typeCode, dueOn, dueCents, paidCents, creditedCents, replacedBy } = invoice;
  if (state === 'draft') return 'draft';
  if (isCredit(typeCode)) return dueCents > 0 ? 'to_refund' : 'applied';
  if (replacedBy !== null) return 'replaced';
  if (dueCents === 0) return paidCents === 0 && creditedCents > 0 ? 'credited' : 'paid';
  if (dueOn !== null && dueOn < today) return 'overdue';
  return paidCents + creditedCents > 0 ? 'part_paid' : 'unpaid';
}
