import type { Cents } from '../../core/money/money.js';
import { daysBetween, type LocalDate } from '../../core/time/local-date.js';

/** The stations of an order, from the customer's request to the money. */
export const STATIONS = ['request', 'order', 'production', 'delivery', 'invoice', 'payment'] as const;
export type StationName = (typeof STATIONS)[number];

export interface TrailStation {
  station: StationName;
  state: 'done' | 'next' | 'todo';
  /** The day it was done, or is due. */
  on: LocalDate | null;
  /** How much of it is done, in the station's own measure: steps of the order's unit (production, delivery, invoice), cents (payment). */
  done: number;
  of: number;
}

/** What the trail is derived from: counters and dates, never a stored progress. */
export interface TrailFacts {
  state: 'draft' | 'confirmed' | 'closed' | 'cancelled';
  placedOn: LocalDate;
  promisedOn: LocalDate | null;
  /** Day of the confirmation. */
  confirmedOn: LocalDate | null;
  /** Net of what was cancelled and credited. */
  ordered: number;
  produced: number;
  delivered: number;
  invoiced: number;
  lastShippedOn: LocalDate | null;
  lastIssuedOn: LocalDate | null;
  /** Issued invoices less credit notes, VAT included. */
  billedCents: Cents;
  paidCents: Cents;
  /** Last day to pay of what is not paid. */
  nextDueOn: LocalDate | null;
}

/** A station is done when nothing of it is left; the first that is not is the next one. */
export function trailOf(facts: TrailFacts): TrailStation[] {
  const confirmed = facts.state === 'confirmed' || facts.state === 'closed';
  const all = (count: number) => confirmed && facts.ordered > 0 && count >= facts.ordered;
  const billed = all(facts.invoiced);
  const rows: (Omit<TrailStation, 'state'> & { complete: boolean })[] = [
    { station: 'request', on: facts.placedOn, done: 1, of: 1, complete: true },
    { station: 'order', on: facts.confirmedOn, done: confirmed ? 1 : 0, of: 1, complete: confirmed },
    { station: 'production', on: null, ...share(facts.produced, facts.ordered), complete: all(facts.produced) },
    {
      station: 'delivery',
      on: all(facts.delivered) ? facts.lastShippedOn : facts.promisedOn,
      ...share(facts.delivered, facts.ordered),
      complete: all(facts.delivered),
    },
    { station: 'invoice', on: facts.lastIssuedOn, ...share(facts.invoiced, facts.ordered), complete: billed },
    {
      station: 'payment',
      on: facts.nextDueOn,
      ...share(facts.paidCents, facts.billedCents),
      complete: billed && facts.paidCents >= facts.billedCents,
    },
  ];
  const next = facts.state === 'cancelled' ? -1 : rows.findIndex(({ complete }) => !complete);
  return rows.map(({ complete, ...row }, index) => ({
    ...row,
    state: complete ? 'done' : index === next ? 'next' : 'todo',
  }));
}

const share = (done: number, of: number) => ({ done, of });

export type Watch =
  | { kind: 'late'; days: number }
  | { kind: 'tight'; days: number }
  | { kind: 'promised_after_wish'; days: number }
  | { kind: 'rework' | 'shortfall' | 'to_invoice'; quantity: number }
  | { kind: 'reserves'; notes: number }
  | { kind: 'over_credit'; cents: Cents }
  | { kind: 'material_late'; days: number }
  | { kind: 'overdue'; cents: Cents; days: number };

/** More is asked about in `TrailFacts`; these are what only production and payments know. */
export interface WatchFacts extends TrailFacts {
  wishedOn: LocalDate | null;
  /** Waiting to be redone. */
  rework: number;
  /** What no work order will make. */
  shortfall: number;
  /** Delivery notes received with reserves. */
  reserves: number;
  /** The first day of what its customer is still to bring. */
  materialDueOn: LocalDate | null;
  /** How far over its limit its partner goes, this order counted. */
  overCreditCents: Cents;
  overdueCents: Cents;
  overdueSince: LocalDate | null;
}

const TIGHT_DAYS = 3;

/** What somebody should look at on this order today, the worst first. */
export function watchesOf(facts: WatchFacts, today: LocalDate): Watch[] {
  const watches: Watch[] = [];
  const { promisedOn, wishedOn, overdueSince } = facts;
  const running = facts.state === 'confirmed';
  if (facts.overdueCents > 0 && overdueSince)
    watches.push({ kind: 'overdue', cents: facts.overdueCents, days: daysBetween(overdueSince, today) });
  if (running && facts.materialDueOn && facts.materialDueOn < today)
    watches.push({ kind: 'material_late', days: daysBetween(facts.materialDueOn, today) });
  if ((running || facts.state === 'draft') && facts.overCreditCents > 0)
    watches.push({ kind: 'over_credit', cents: facts.overCreditCents });
  if (running && promisedOn && facts.delivered < facts.ordered) {
    const left = daysBetween(today, promisedOn);
    if (left < 0) watches.push({ kind: 'late', days: -left });
    else if (left <= TIGHT_DAYS) watches.push({ kind: 'tight', days: left });
  }
  if (running && facts.reserves > 0) watches.push({ kind: 'reserves', notes: facts.reserves });
  if (running && facts.shortfall > 0) watches.push({ kind: 'shortfall', quantity: facts.shortfall });
  if (running && facts.rework > 0) watches.push({ kind: 'rework', quantity: facts.rework });
  if (running && promisedOn && wishedOn && promisedOn > wishedOn && facts.delivered < facts.ordered)
    watches.push({ kind: 'promised_after_wish', days: daysBetween(wishedOn, promisedOn) });
  if (facts.delivered > facts.invoiced && facts.state !== 'cancelled')
    watches.push({ kind: 'to_invoice', quantity: facts.delivered - facts.invoiced });
  return watches;
}
