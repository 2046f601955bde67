import { Table, type QueryRunner, type TableColumnOptions, type TableOptions } from 'typeorm';

type Extra = Partial<TableColumnOptions>;
const nullable = (extra: Extra): Extra => ({ isNullable: false, ...extra });
export const NULLABLE: Extra = { isNullable: true };

/** Columns whose SQL means the same on SQLite and PostgreSQL. */
export function columns(runner: QueryRunner) {
  const pg = runner.dataSource.options.type === 'postgres';
  const identity: Extra = pg
    ? { generationStrategy: 'identity', generatedIdentity: 'BY DEFAULT' }
    : { generationStrategy: 'increment' };
  return {
    id: (): TableColumnOptions => ({ name: 'id', type: 'integer', isPrimary: true, isGenerated: true, ...identity }),
    int: (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'integer', ...nullable(extra) }),
    big: (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'bigint', ...nullable(extra) }),
    bool: (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'boolean', ...nullable(extra) }),
    varchar: (name: string, length: number, extra: Extra = {}): TableColumnOptions => ({
      name,
      type: 'varchar',
      length: String(length),
      ...nullable(extra),
    }),
    text: (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'text', ...nullable(extra) }),
    day: (name: string, extra: Extra = {}): TableColumnOptions => ({
      name,
      type: 'varchar',
      length: '10',
      ...nullable(extra),
    }),
    instant: (name: string, extra: Extra = {}): TableColumnOptions => ({
      name,
      type: 'varchar',
      length: '24',
      ...nullable(extra),
    }),
  };
}

export interface TablePlan {
  name: string;
  columns: TableColumnOptions[];
  uniques?: string[][];
  indices?: (string[] | { columns: string[]; unique?: boolean; where?: string })[];
  /** name → expression */
  checks?: Record<string, string>;
  /** column → table whose id it holds */
  references?: Record<string, string>;
}

/** Creates a table; HouseNaming names every constraint that is not named here. */
export async function createTable(runner: QueryRunner, plan: TablePlan): Promise<void> {
  const options: TableOptions = {
    name: plan.name,
    columns: plan.columns,
    uniques: (plan.uniques ?? []).map((columnNames) => ({ columnNames })),
    checks: Object.entries(plan.checks ?? {}).map(([name, expression]) => ({ name, expression })),
    foreignKeys: Object.entries(plan.references ?? {}).map(([column, referencedTableName]) => ({
      columnNames: [column],
      referencedTableName,
      referencedColumnNames: ['id'],
    })),
    indices: (plan.indices ?? []).map((index) =>
      Array.isArray(index)
        ? { columnNames: index }
        : { columnNames: index.columns, isUnique: index.unique ?? false, where: index.where },
    ),
  };
  await runner.createTable(new Table(options));
}

/** Drops tables in the order given: the last created first. */
export async function dropTables(runner: QueryRunner, ...names: string[]): Promise<void> {
  for (const name of names) await runner.dropTable(name);
}

/** SQL that must differ between the two databases, trigger bodies above all. */
export async function perDatabase(
  runner: QueryRunner,
  statements: { sqlite: string[]; postgres: string[] },
): Promise<void> {
  const pg = runner.dataSource.options.type === 'postgres';
  for (const statement of pg ? statements.postgres : statements.sqlite) await runner.query(statement);
}

export interface ColumnRules {
  /** name → expression; SQLite drops it with the column, so it may name no other column there. */
  checks?: Record<string, string>;
  /** table whose id it holds; such a column is nullable. */
  references?: string;
}

/**
 * Adds a column to a table that has rows: required, it needs a `default`, which the entity states too. Never
 * runner.addColumn or changeColumn: TypeORM rebuilds the table on SQLite (its triggers are lost), and on PostgreSQL
 * changeColumn drops the column with what it holds.
 */
export async function addColumn(
  runner: QueryRunner,
  table: string,
  column: TableColumnOptions,
  { checks = {}, references }: ColumnRules = {},
): Promise<void> {
  const { name, length, isNullable, default: fallback } = column;
  const pg = runner.dataSource.options.type === 'postgres';
  const parts = [`"${name}"`, length ? `${column.type}(${length})` : column.type];
  // Text is given with its quotes, as TypeORM takes it; SQLite keeps booleans as 0 and 1.
  if (fallback !== undefined)
    parts.push(`DEFAULT ${String(typeof fallback === 'boolean' && !pg ? Number(fallback) : fallback)}`);
  if (!isNullable) parts.push('NOT NULL');
  if (references) {
    const key = `CONSTRAINT "${runner.dataSource.namingStrategy.foreignKeyName(table, [name])}"`;
    parts.push(`${key} REFERENCES "${references}" ("id")`);
    // SQLite keeps the text, comment included: by it TypeORM knows the key's name when it looks for drift.
    if (!pg) parts.push(`/* ${key} FOREIGN KEY ("${name}") REFERENCES "${references}" */`);
  }
  for (const [rule, expression] of Object.entries(checks)) parts.push(`CONSTRAINT "${rule}" CHECK (${expression})`);
  await runner.query(`ALTER TABLE "${table}" ADD COLUMN ${parts.join(' ')}`);
}

/** Takes a column away with its own rules; an index that names it is dropped first. */
export async function dropColumn(runner: QueryRunner, table: string, name: string): Promise<void> {
  await runner.query(`ALTER TABLE "${table}" DROP COLUMN "${name}"`);
}

/** A trigger that refuses, on SQLite: `when` is an expression over OLD and NEW, null for always. */
export function sqliteTrigger(
  table: string,
  event: 'insert' | 'update' | 'delete',
  when: string | null,
  why: string,
): string {
  const condition = when === null ? '' : `WHEN ${when} `;
  return `CREATE TRIGGER tr_${table}_${event} BEFORE ${event.toUpperCase()} ON ${table} ${condition}
    BEGIN SELECT RAISE(ABORT, '${why}'); END`;
}

/** What a trigger function of PostgreSQL says to refuse. */
export const postgresRefusal = (why: string): string =>
  `RAISE EXCEPTION '${why}' USING ERRCODE = 'integrity_constraint_violation';`;

/** A function a trigger of PostgreSQL may execute. */
export function postgresFunction(name: string, statements: string, declared = ''): string {
  return `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ ${declared} BEGIN ${statements} END $$`;
}

/** Gives a CHECK of a table another expression; rows, indexes, triggers and keys stay. */
export async function changeCheck(runner: QueryRunner, table: string, name: string, expression: string): Promise<void> {
  const check = `CONSTRAINT "${name}" CHECK (${expression})`;
  if (runner.dataSource.options.type === 'postgres') {
    await runner.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
    await runner.query(`ALTER TABLE "${table}" ADD ${check}`);
    return;
  }
  await rebuilt(runner, table, (parts) => {
    if (!parts.some((part) => part.startsWith(`CONSTRAINT "${name}"`)))
      throw new Error(`${table} has no CHECK ${name}`);
    return parts.map((part) => (part.startsWith(`CONSTRAINT "${name}"`) ? check : part));
  });
}

/**
 * Makes a table again as planned, filled with what `select` reads from the old one: for columns that come and go, on
 * a table nobody points at.
 */
export async function remakeTable(runner: QueryRunner, plan: TablePlan, select: string): Promise<void> {
  const names = plan.columns.map(({ name }) => `"${name}"`).join(', ');
  await runner.query(`CREATE TEMP TABLE kept AS ${select}`);
  await runner.dropTable(plan.name);
  await createTable(runner, plan);
  await runner.query(`INSERT INTO "${plan.name}" (${names}) SELECT ${names} FROM kept`);
  await runner.query('DROP TABLE kept');
  if (runner.dataSource.options.type === 'postgres')
    await runner.query(
      `SELECT setval(pg_get_serial_sequence('${plan.name}', 'id'), MAX(id)) FROM "${plan.name}" HAVING MAX(id) > 0`,
    );
}

/**
 * SQLite alters no constraint: the table is dropped and made again as the edited parts of its definition say. Keys
 * that point at it are looked at when the migration commits: by then its rows are back.
 */
async function rebuilt(runner: QueryRunner, table: string, edit: (parts: string[]) => string[]): Promise<void> {
  const query = 'SELECT type, sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL';
  const objects = (await runner.query(query, [table])) as { type: string; sql: string }[];
  const definition = objects.find(({ type }) => type === 'table')!.sql;
  const opening = definition.indexOf('(');
  const parts = edit(partsOf(definition.slice(opening + 1, definition.lastIndexOf(')'))));
  await runner.query('PRAGMA defer_foreign_keys = ON');
  await runner.query(`CREATE TEMP TABLE kept AS SELECT * FROM "${table}"`);
  await runner.query(`DROP TABLE "${table}"`);
  await runner.query(`CREATE TABLE "${table}" (${parts.join(', ')})`);
  await runner.query(`INSERT INTO "${table}" SELECT * FROM temp.kept`);
  await runner.query('DROP TABLE temp.kept');
  for (const { type, sql } of objects) if (type !== 'table') await runner.query(sql);
}

/** Columns and constraints of a definition: split at its commas, not at those in parentheses or quotes. */
function partsOf(inside: string): string[] {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (const sign of inside) {
    if (sign === "'") quoted = !quoted;
    else if (!quoted && sign === '(') depth++;
    else if (!quoted && sign === ')') depth--;
    if (sign === ',' && depth === 0 && !quoted) parts.push('');
    else parts.push(parts.pop()! + sign);
  }
  return parts.map((part) => part.trim());
}
