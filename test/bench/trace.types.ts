/** What one call of the reference day wrote, as the base saw it. */
export interface Write {
  table: string;
  /** A new row, or the changed columns of a known one. */
  kind: 'insert' | 'update';
  row: number;
  values: Record<string, Value>;
}
export type Value = string | number | null;

export interface TracedCall {
  /** `place`, `confirm`, … */
  name: string;
  order: number;
  /** What the client sent, and the text it got. */
  sent: unknown;
  answer: string;
  writes: Write[];
}

/** Rows of one table written during the trace: ids `base + 1` to `base + span`. */
export interface Span {
  base: number;
  span: number;
}

/** A few orders' way through the whole day, to be written again with other ids. */
export interface Trace {
  orders: number;
  calls: TracedCall[];
  spans: Record<string, Span>;
  /** Table → column → table whose id it holds. */
  references: Record<string, Record<string, string>>;
  /** Series of numbers (`CO`, `FA`…) → numbers given during the trace. */
  series: Record<string, number>;
}
