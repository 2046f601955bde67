import type { DataSource } from 'typeorm';

const KINDS = ['table', 'index', 'trigger'];

/** What sqlite_master remembers: tables, indices, triggers, each by name. */
export async function sqliteSchema(source: DataSource): Promise<string> {
  const rows: { type: string; sql: string }[] = await source.query(
    `SELECT type, sql FROM sqlite_master
     WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND tbl_name NOT IN ('migrations', 'typeorm_metadata')
     ORDER BY name`,
  );
  const statements = KINDS.flatMap((kind) => rows.filter(({ type }) => type === kind));
  return statements.map(({ type, sql }) => `${type === 'table' ? spread(sql) : sql};\n`).join('\n');
}

/** TypeORM writes a table on one line; a column a line shows what changed. */
function spread(sql: string): string {
  let depth = 0;
  let quote = '';
  let text = '';
  for (const sign of sql) {
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === "'" || sign === '"') quote = sign;
    const inside = quote !== '';
    if (!inside && sign === ')' && --depth === 0) text += '\n';
    text += sign;
    if (!inside && sign === '(' && ++depth === 1) text += '\n  ';
    if (!inside && sign === ',' && depth === 1) text += '\n ';
  }
  return text;
}
