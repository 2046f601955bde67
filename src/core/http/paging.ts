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

/** Where the next rows of a list are, under the same filters. */
export const nextPage = (path: string, filters: object, next: number | null): string | undefined =>
  next === null ? undefined : listUrl(path, filters, next);

/** A list under the same filters, from its beginning unless a cursor is given. */
export function listUrl(path: string, filters: object, cursor?: number): string {
  const given = Object.entries<unknown>({ ...filters, cursor }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${path}?${query}` : path;
}

const EXPORT_PAGE = 200;
const EXPORT_MOST = 10_000;

/** The rows of a list from its cursor on, page after page, up to `most`: what an export holds. */
export async function everyRow<Row, Query extends ListQuery>(
  list: (query: Query) => Promise<Listed<Row>>,
  query: Query,
  most = EXPORT_MOST,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: number | null | undefined = query.cursor;
  do {
    const page: Listed<Row> = await list({ ...query, cursor: cursor ?? undefined, limit: EXPORT_PAGE });
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null && rows.length < most);
  return rows;
}

/** Cuts what was read with one row too many into a page and its next cursor. */
export function listed<Row extends { id: number }>(rows: Row[], limit: number): Listed<Row> {
  return rows.length > limit ? { rows: rows.slice(0, limit), next: rows[limit - 1]!.id } : { rows, next: null };
}
