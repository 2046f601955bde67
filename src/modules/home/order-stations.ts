import { formatCents } from '../../core/money/money.js';
import type { Station } from '../../core/ui/index.js';
import { formatQuantity, quantityText, type SumUnit } from '../../core/quantity/unit.js';
import { dayMonth, percent } from '../../core/words/format.js';
import { say, type Locale } from '../../core/words/words.js';
import type { OrderTrailRead } from './home.types.js';
import { homeWords, STATION_WORDS } from './home.words.js';
import type { StationName, TrailStation } from './order-trail.totals.js';

/** Where each station of the sheet leads. */
const PLACES: Readonly<Record<StationName, string>> = {
  request: '#lines',
  order: '#order',
  production: '#routing',
  delivery: '#papers',
  invoice: '#papers',
  payment: '#papers',
};

/** The stations in words: each opens the part of the sheet it is made of. */
export function stationsShown({ stations, orderId, quoteId, unitCode }: OrderTrailRead, locale: Locale): Station[] {
  return stations.map((one) => ({
    label: STATION_WORDS[one.station][locale],
    note: noteOf(one, unitCode, locale),
    state: one.state,
    // What was asked is on the quote, when there was one.
    href:
      one.station === 'request' && quoteId !== null ? `/quotes/${quoteId}` : `/orders/${orderId}${PLACES[one.station]}`,
  }));
}

function noteOf({ station, state, on, done, of }: TrailStation, unit: SumUnit, locale: Locale): string {
  const words = say(homeWords, locale);
  const day = on === null ? '' : dayMonth(on, locale);
  const counted = countedOf(done, of, unit, locale);
  switch (station) {
    case 'request':
    case 'order':
      return on ? day : words.toCome;
    case 'production':
      return of > 0 ? counted : words.toCome;
    case 'delivery':
      return state === 'done' ? day : [done > 0 && counted, on && words.promiseDay(day)].filter(Boolean).join(' · ');
    case 'invoice':
      return state === 'done' ? day : done > 0 ? counted : words.toCome;
    case 'payment':
      if (of === 0) return words.toCome;
      return done >= of
        ? formatCents(done, locale)
        : [formatCents(done, locale), on && words.dueDay(day)].filter(Boolean).join(' · ');
  }
}

/** `28 / 36 pièces`; a share where hours and pieces stand together. */
function countedOf(done: number, of: number, unit: SumUnit, locale: Locale): string {
  if (unit === null) return percent(of === 0 ? 0 : (done / of) * 10_000, locale);
  return `${formatQuantity(done, unit, locale)} / ${quantityText(of, unit, locale)}`;
}
