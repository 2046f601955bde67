import type { Characteristic } from './control-plan.entity.js';

/** What one line of a plan asks of one size, in thousandths of its unit; null where one looks instead of measuring. */
export interface Bounds {
  nominal: number;
  minimum: number;
  maximum: number;
}

type Asked = Pick<Characteristic, 'kind' | 'nominal' | 'lower' | 'upper'>;

/** `sized` is the nominal of the size, where it differs. */
export function boundsOf({ kind, nominal, lower, upper }: Asked, sized?: number): Bounds | null {
  if (kind === 'look') return null;
  const middle = sized ?? nominal!;
  return { nominal: middle, minimum: middle + lower!, maximum: middle + upper! };
}

export const isWithin = (value: number, { minimum, maximum }: Bounds): boolean => value >= minimum && value <= maximum;

/** Pieces to check among `good`, when one in `every` is: the first of each such lot. 0: none of the series. */
export const checksDue = (good: number, every: number): number => (every === 0 ? 0 : Math.ceil(good / every));
