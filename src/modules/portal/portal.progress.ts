import { PORTAL_STEPS, type PortalOrderState, type PortalStep, type PortalStepRead } from './portal.types.js';

/** Sums of an order's cells, net of what was called off and credited. */
export interface Progress {
  state: PortalOrderState;
  ordered: number;
  produced: number;
  delivered: number;
  invoiced: number;
}

/** Whole percent made, rounded down: 100 only when all is. */
export function percentMade({ ordered, produced }: Pick<Progress, 'ordered' | 'produced'>): number {
  if (ordered <= 0) return 0;
  return Math.min(100, Math.floor((produced * 100) / ordered));
}

/** The five steps of an order: those done, the next one, those to come. A step is done when nothing of it is left. */
export function stepsOf(order: Progress): PortalStepRead[] {
  if (order.state === 'cancelled') return [];
  const { ordered, produced, delivered, invoiced } = order;
  const confirmed = order.state !== 'draft';
  const all = (count: number) => confirmed && ordered > 0 && count >= ordered;
  const done: Readonly<Record<PortalStep, boolean>> = {
    placed: true,
    confirmed,
    made: all(produced),
    delivered: all(delivered),
    invoiced: all(invoiced),
  };
  const next = PORTAL_STEPS.find((step) => !done[step]);
  return PORTAL_STEPS.map((step) => ({ step, state: done[step] ? 'done' : step === next ? 'next' : 'todo' }));
}
