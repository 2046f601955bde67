import type { DataSource, EntityManager } from 'typeorm';

export function isPostgres(source: { options: DataSource['options'] }): boolean {
  return source.options.type === 'postgres';
}

/** `?` as the database of the source writes it. */
export function portable(source: { options: DataSource['options'] }, text: string): string {
  let position = 0;
  return isPostgres(source) ? text.replace(/\?/g, () => `$${++position}`) : text;
}

/** Runs SQL written with `?`, the same text on both databases. */
export async function sql<Row>(
  manager: EntityManager,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const answer: unknown = await manager.query(portable(manager.dataSource, text), [...parameters]);
  return (isCounted(answer) ? answer[0] : answer) as Row[];
}

// TypeORM gives the rows of an UPDATE or DELETE … RETURNING on PostgreSQL as [rows, count].
const isCounted = (answer: unknown): answer is [unknown[], number] =>
  Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';

/**
 * Rows of numbers as a table to write from: `WITH more (cell_id, n) AS (VALUES …)`. A key given twice is summed: an
 * UPDATE counts each of its rows once. PostgreSQL takes a bare value here for text, hence the casts.
 */
export function withNumbers(
  table: string,
  rows: readonly (readonly [key: number, amount: number])[],
): { text: string; values: number[] } {
  const sums = new Map<number, number>();
  for (const [key, amount] of rows) sums.set(key, (sums.get(key) ?? 0) + amount);
  const marks = [...sums].map(() => '(CAST(? AS BIGINT), CAST(? AS BIGINT))').join(', ');
  return { text: `WITH ${table} AS (VALUES ${marks})`, values: [...sums].flat() };
}

/** The base refused a row that is already there (in `table`, when one is named): another request was quicker. */
export function isUniqueViolation(error: unknown, table?: string): boolean {
  const { code, table: where, message = '' } = (error ?? {}) as { code?: unknown; table?: unknown; message?: string };
  if (code === '23505') return table === undefined || where === table;
  const unique = code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
  return unique && (table === undefined || message.includes(` ${table}.`));
}

/** Folded text for search: lower case, no accent, no double space. */
export function folded(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter(Boolean)
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** A LIKE pattern that finds the text anywhere, with its own `%` and `_` taken literally (`ESCAPE '!'`). */
export function containing(text: string): string {
  return `%${folded(text).replace(/[!%_]/g, (sign) => `!${sign}`)}%`;
}
