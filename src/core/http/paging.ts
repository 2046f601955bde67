import { Int, Text } from './shape.js';

/** A page of a list by keyset: rows with an id below the cursor, newest first. */
export class ListQuery {
  @Int({ min: 1, max: 2_147_483_647, optional: true }) cursor?: number;
  @Int({ min: 1, max: 200, optional: true }) limit?: number;
  @Text({ max: 100, optional: true }) q?: string;
  @Text({ max: 30, optional: true }) state?: string;
}

export interface Listed<Row> {
  rows: Row[];
  /** Cursor of the next page, or null on the last. */
  next: number | null;
}

export const DEFAULT_LIMIT = 50;

/** Cuts what was read with one row too many into a page and its next cursor. */
export function listed<Row extends { id: number }>(rows: Row[], limit: number): Listed<Row> {
  return rows.length > limit ? { rows: rows.slice(0, limit), next: rows[limit - 1]!.id } : { rows, next: null };
}
