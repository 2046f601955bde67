import type { StateChange } from '../../core/state-machine/transitions.js';

interface Told {
  type: string;
  /** Of the partner's API: what happened can be read there. */
  path: string;
}

const order = (type: string): Told => ({ type: `order.${type}`, path: 'orders' });
const delivery = (type: string): Told => ({ type: `delivery.${type}`, path: 'deliveries' });
const quote = (type: string): Told => ({ type: `quote.${type}`, path: 'quotes' });

/** What a partner is told, by machine and event; what is not here stays inside the school. */
const TOLD: Readonly<Record<string, Told>> = {
  'price_request.decline': { type: 'request.declined', path: 'requests' },
  'quote.send': quote('sent'),
  'quote.accept': quote('accepted'),
  'quote.supersede': quote('superseded'),
  'sales_order.confirm': order('confirmed'),
  'sales_order.cancel': order('cancelled'),
  'sales_order.withdraw': order('cancelled'),
  'sales_order.amend': order('amended'),
  'sales_order.pause': order('paused'),
  'sales_order.resume': order('resumed'),
  'sales_order.shorten': order('shortened'),
  'sales_order.close': order('closed'),
  'delivery_note.ship': delivery('shipped'),
  'delivery_note.receive': delivery('received'),
  'invoice.issue': { type: 'invoice.issued', path: 'invoices' },
};

export const PING = 'ping';

/** Each type of message once, in the order of the trail. */
export const WEBHOOK_TYPES: readonly string[] = [...new Set(Object.values(TOLD).map(({ type }) => type))];

export function toldOf({ machine, event }: Pick<StateChange, 'machine' | 'event'>): Told | undefined {
  return TOLD[`${machine}.${event}`];
}
