import type { OrderSheet } from './sales.types.js';

/**
 * The note of an order as its partner may read it, on the portal and on paper: its own words. What the school wrote
 * for itself on an order it took down stays inside.
 */
export const noteForPartner = ({ source, note }: Pick<OrderSheet, 'source' | 'note'>): string | null =>
  source === 'portal' ? note : null;
