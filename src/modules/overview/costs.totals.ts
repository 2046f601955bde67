import { roundedRatio, type Cents } from '../../core/money/money.js';
import type { WorkCost } from '../production/index.js';
import { shareOf } from './budget.totals.js';
import type { Gauge, Margin } from './overview.types.js';

/** A day in the workshop: thirty-five hours a week. */
const MINUTES_A_DAY = 420;
const WHOLE = 10_000;
/** Where a gauge warns: 80 % of its limit. */
const WARNED = 8_000;

const NO_WORK: WorkCost = { minutes: 0, materialCents: 0, scrap: 0 };

/** What was sold less its material; what learning cost stands apart: the customer never pays it. */
export function marginOf(
  salesCents: Cents,
  { minutes, materialCents, scrap }: WorkCost,
  hourCents: Cents | null,
): Margin {
  const marginCents = salesCents - materialCents;
  return {
    ...{ salesCents, materialCents, marginCents, minutes, scrap },
    marginShare: shareOf(marginCents, salesCents),
    learningCents: hourCents === null ? null : roundedRatio(BigInt(minutes) * BigInt(hourCents), 60n),
  };
}

/** An order in a workshop: what was sold of it there, or what it took there. */
interface OfOrder {
  orderId: number;
  workshopId: number;
}

/** The margin of each order in each workshop, each rounded once: by order or by workshop, they sum to the same. */
export function orderMargins(
  sold: readonly (OfOrder & { netCents: Cents })[],
  work: readonly (OfOrder & WorkCost)[],
  hourCents: Cents | null,
): (OfOrder & Margin)[] {
  const key = ({ orderId, workshopId }: OfOrder) => `${orderId}/${workshopId}`;
  const sales = new Map(sold.map((row) => [key(row), row.netCents]));
  const works = new Map(work.map((row) => [key(row), row]));
  const all = new Map(
    [...sold, ...work].map(({ orderId, workshopId }) => [`${orderId}/${workshopId}`, { orderId, workshopId }]),
  );
  return [...all].map(([at, of]) => ({ ...of, ...marginOf(sales.get(at) ?? 0, works.get(at) ?? NO_WORK, hourCents) }));
}

export function marginsSum(margins: readonly Margin[]): Margin {
  const sum = (of: (margin: Margin) => number) => margins.reduce((all, margin) => all + of(margin), 0);
  const salesCents = sum((margin) => margin.salesCents);
  const marginCents = sum((margin) => margin.marginCents);
  const told = margins.every(({ learningCents }) => learningCents !== null);
  return {
    ...{ salesCents, marginCents, marginShare: shareOf(marginCents, salesCents) },
    materialCents: sum((margin) => margin.materialCents),
    minutes: sum((margin) => margin.minutes),
    learningCents: told ? sum((margin) => margin.learningCents ?? 0) : null,
    scrap: sum((margin) => margin.scrap),
  };
}

/** An amount for each day of seven validated hours. */
export const perLearnerDay = (cents: Cents, minutes: number): Cents | null =>
  minutes === 0 ? null : roundedRatio(BigInt(cents) * BigInt(MINUTES_A_DAY), BigInt(minutes));

export const perHour = (cents: Cents, minutes: number): Cents | null =>
  minutes === 0 ? null : roundedRatio(BigInt(cents) * 60n, BigInt(minutes));

/** An amount for each learner of a mean to the hundredth. */
export const perHead = (cents: Cents, headcount: number): Cents | null =>
  headcount === 0 ? null : roundedRatio(BigInt(cents) * 100n, BigInt(Math.round(headcount * 100)));

/** Where a value stands under its limit: it warns at 80 %, and is passed at 100 %. */
export function gaugeOf(threshold: Gauge['threshold'], value: number, limit: number): Gauge {
  const filled = shareOf(Math.max(0, value), limit) ?? 0;
  return { threshold, value, limit, filled, tone: filled >= WHOLE ? 'red' : filled >= WARNED ? 'ochre' : 'green' };
}
