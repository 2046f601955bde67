import { StateMachine } from '../../core/state-machine/state-machine.js';
import {
  agreedByQuote,
  allMade,
  alreadyStarted,
  notDelivered,
  notInvoiced,
  nothingMade,
  goesOn,
  onHoldAlready,
} from './sales.errors.js';
import { invoicedNet, orderedNet } from './sales.totals.js';
import type { CellCounters, OrderState } from './sales.types.js';

/** What the guards look at: the order with its cells, read under its lock. */
export interface OrderSubject {
  id: number;
  schoolId: number;
  state: OrderState;
  version: number;
  /** It was agreed by a quote. */
  quoteId: number | null;
  promisedOn: string | null;
  /** Why it waits. */
  holdReason: string | null;
  confirmedAt: string | null;
  buyer: Record<string, unknown> | null;
  totalWithoutVatCents: number;
  totalVatCents: number;
  totalWithVatCents: number;
  cells: readonly CellCounters[];
}

export type OrderEvent = 'confirm' | 'cancel' | 'withdraw' | 'shorten' | 'amend' | 'pause' | 'resume' | 'close';

const total = (order: OrderSubject, of: (cell: CellCounters) => number) =>
  order.cells.reduce((sum, cell) => sum + of(cell), 0);
const produced = (order: OrderSubject) => total(order, (cell) => cell.produced);

function whyNotCancelled(order: OrderSubject) {
  const touched = total(order, (cell) => cell.produced + cell.delivered + cell.invoiced);
  return touched > 0 ? alreadyStarted() : null;
}

function whyNotShortened(order: OrderSubject) {
  if (produced(order) === 0) return nothingMade();
  return produced(order) >= total(order, orderedNet) ? allMade() : null;
}

function whyNotClosed(order: OrderSubject) {
  const toDeliver = total(order, (cell) => orderedNet(cell) - cell.delivered);
  if (toDeliver > 0) return notDelivered();
  const toInvoice = total(order, (cell) => Math.max(0, cell.delivered - cell.returned - invoicedNet(cell)));
  return toInvoice > 0 ? notInvoiced() : null;
}

/** `draft → confirmed → closed`; cancelled only while nothing is made. */
export const salesOrderMachine = new StateMachine<OrderState, OrderEvent, OrderSubject>({
  name: 'sales_order',
  initial: 'draft',
  states: {
    draft: { fr: 'À confirmer', en: 'To confirm', tone: 'ochre' },
    confirmed: { fr: 'Confirmée', en: 'Confirmed', tone: 'blue' },
    closed: { fr: 'Close', en: 'Closed', tone: 'green' },
    cancelled: { fr: 'Annulée', en: 'Cancelled', tone: 'plain' },
  },
  transitions: [
    {
      from: ['draft'],
      event: 'confirm',
      to: 'confirmed',
      roles: ['director', 'master'],
      words: { fr: 'Confirmer', en: 'Confirm' },
    },
    {
      from: ['draft', 'confirmed'],
      event: 'cancel',
      to: 'cancelled',
      roles: ['director', 'master'],
      words: { fr: 'Annuler la commande', en: 'Cancel the order' },
      reasonRequired: true,
      guard: whyNotCancelled,
    },
    {
      from: ['draft'],
      event: 'withdraw',
      to: 'cancelled',
      roles: ['buyer'],
      words: { fr: 'Retirer la commande', en: 'Withdraw the order' },
      reasonRequired: true,
      guard: ({ quoteId }) => (quoteId === null ? null : agreedByQuote()),
    },
    {
      from: ['confirmed'],
      event: 'shorten',
      to: 'confirmed',
      roles: ['director', 'master'],
      words: { fr: 'Solder ce qui n’est pas fait', en: 'Short-close what is not made' },
      reasonRequired: true,
      guard: whyNotShortened,
    },
    {
      from: ['confirmed'],
      event: 'amend',
      to: 'confirmed',
      roles: ['director', 'master'],
      words: { fr: 'Modifier par avenant', en: 'Amend' },
      reasonRequired: true,
    },
    {
      from: ['confirmed'],
      event: 'pause',
      to: 'confirmed',
      roles: ['director', 'master'],
      words: { fr: 'Mettre en attente', en: 'Put on hold' },
      reasonRequired: true,
      guard: ({ holdReason }) => (holdReason === null ? null : onHoldAlready(holdReason)),
    },
    {
      from: ['confirmed'],
      event: 'resume',
      to: 'confirmed',
      roles: ['director', 'master'],
      words: { fr: 'Reprendre la commande', en: 'Resume the order' },
      guard: ({ holdReason }) => (holdReason === null ? goesOn() : null),
    },
    {
      from: ['confirmed'],
      event: 'close',
      to: 'closed',
      roles: ['director', 'master'],
      words: { fr: 'Clore', en: 'Close' },
      guard: whyNotClosed,
    },
  ],
});
