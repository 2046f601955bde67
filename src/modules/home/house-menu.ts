import { PARTNER_RIGHTS, ROLES, type Held, type Role } from '../../core/access/scope.js';
import type { IconName, MenuEntry } from '../../core/ui/index.js';
import { say, type Locale } from '../../core/words/words.js';
import { homeWords } from './home.words.js';

/** What may stand beside an entry: how many things wait there. */
export type BadgeName = 'toConfirm' | 'toValidate' | 'toInvoice' | 'toReceive' | 'toAccept';
export type Badges = Partial<Record<BadgeName, number>>;

interface Place {
  href: string;
  word: 'today' | 'orders' | 'workshop' | 'validation' | 'deliveries' | 'learners' | 'safety' | 'items' | 'invoices'
    | 'payments' | 'funding' | 'partners' | 'school' | 'portal' | 'portalInvoices' | 'portalDeliveries'
    | 'portalRequests' | 'portalQuotes' | 'portalCompany'; // prettier-ignore
  icon: IconName;
  badge?: BadgeName;
  also?: readonly string[];
}

const MOST = 7;
const today: Place = { href: '/', word: 'today', icon: 'home' };
const orders: Place = { href: '/orders', word: 'orders', icon: 'shopping-bag' };
const workshop: Place = { href: '/workshop', word: 'workshop', icon: 'needle' };
const validation: Place = { href: '/validation', word: 'validation', icon: 'list-check', badge: 'toValidate' };
const deliveries: Place = { href: '/deliveries', word: 'deliveries', icon: 'truck-delivery' };
const learners: Place = { href: '/learners', word: 'learners', icon: 'users' };
const invoices: Place = { href: '/invoices', word: 'invoices', icon: 'file-invoice' };
/** The rooms of the accountant beside the payments. */
const BOOKS = ['/reminders', '/bank', '/books', '/ledger'];
const SENT = '/platform';
const funding: Place = { href: '/funding', word: 'funding', icon: 'chart-bar', also: ['/overview'] };

const portalOrders: Place = { href: '/portal/orders', word: 'orders', icon: 'shopping-bag' };
const HELD: readonly Held[] = [...ROLES, ...PARTNER_RIGHTS];

const PLACES: Readonly<Record<Held, readonly Place[]>> = {
  director: [
    today,
    { ...orders, badge: 'toConfirm' },
    { ...workshop, badge: 'toValidate' },
    learners,
    { ...invoices, also: ['/payments', SENT, ...BOOKS] },
    funding,
    { href: '/school', word: 'school', icon: 'settings' },
  ],
  master: [today, workshop, validation, orders, deliveries, learners, { href: '/items', word: 'items', icon: 'ruler' }],
  accountant: [
    today,
    { ...invoices, badge: 'toInvoice', also: [SENT] },
    { href: '/payments', word: 'payments', icon: 'cash', also: BOOKS },
    orders,
    deliveries,
    funding,
    { href: '/partners', word: 'partners', icon: 'building' },
  ],
  learner: [],
  partner: [{ href: '/portal', word: 'portal', icon: 'home' }],
  buyer: [
    { href: '/portal/requests', word: 'portalRequests', icon: 'pencil' },
    { href: '/portal/quotes', word: 'portalQuotes', icon: 'file-text', badge: 'toAccept' },
    portalOrders,
  ],
  receiver: [
    portalOrders,
    { href: '/portal/deliveries', word: 'portalDeliveries', icon: 'truck-delivery', badge: 'toReceive' },
  ],
  payer: [portalOrders, { href: '/portal/invoices', word: 'portalInvoices', icon: 'file-invoice' }],
  manager: [{ href: '/portal/company', word: 'portalCompany', icon: 'users' }],
  funder: [funding],
};

/** The first role in the order of the house: a head who also teaches opens on the head's home. */
export function mainRole(roles: ReadonlySet<string>): Role | null {
  return ROLES.find((role) => roles.has(role)) ?? null;
}

/** At most seven entries: those of the main role, then those of the others that find room. */
export function menuOf(roles: ReadonlySet<string>, badges: Badges, locale: Locale): MenuEntry[] {
  const words = say(homeWords, locale);
  const places = new Map<string, Place>();
  for (const role of HELD.filter((one) => roles.has(one)))
    for (const place of PLACES[role]) if (!places.has(place.href)) places.set(place.href, place);
  return [...places.values()].slice(0, MOST).map(({ href, word, icon, badge, also }) => ({
    ...{ href, icon, also, label: words[word] },
    badge: badge ? badges[badge] : undefined,
  }));
}

/** The badges the menu of these roles shows: nothing else is counted. */
export function badgesOf(roles: ReadonlySet<string>): ReadonlySet<BadgeName> {
  const names = HELD.filter((role) => roles.has(role)).flatMap((role) => PLACES[role].map(({ badge }) => badge));
  return new Set(names.filter((name) => name !== undefined));
}
