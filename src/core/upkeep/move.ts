import type { EntityManager, EntityMetadata } from 'typeorm';
import { sql } from '../database/sql.js';

const BATCH = 500;
type Row = Record<string, unknown>;

/**
 * Copies every row of an SQLite base into an empty, migrated PostgreSQL base, in one transaction: whole or not at all.
 * Ids stay what they are, so that what is sealed and what files say stays true. Gives the rows of each table.
 */
export async function move(from: EntityManager, to: EntityManager): Promise<Record<string, number>> {
  const tables = to.dataSource.entityMetadatas;
  await mustKnowAll(from, tables);
  return to.transaction(async (manager) => {
    await mustBeEmpty(manager, tables);
    const counts: Record<string, number> = {};
    for (const table of await parentsFirst(manager, tables)) {
      // What is issued refuses new parts: here they come with it.
      await manager.query(`ALTER TABLE "${table.tableName}" DISABLE TRIGGER USER`);
      counts[table.tableName] = await copyTable(from, manager, table);
      await manager.query(`ALTER TABLE "${table.tableName}" ENABLE TRIGGER USER`);
    }
    return counts;
  });
}

async function copyTable(
  from: EntityManager,
  to: EntityManager,
  { tableName, columns }: EntityMetadata,
): Promise<number> {
  const names = columns.map(({ databaseName }) => databaseName);
  const flags = new Set(columns.filter(({ type }) => type === 'boolean').map(({ databaseName }) => databaseName));
  const listed = names.map((name) => `"${name}"`).join(', ');
  let count = 0;
  for (let after = 0; ;) {
    const query = `SELECT ${listed} FROM "${tableName}" WHERE id > ? ORDER BY id LIMIT ${BATCH}`;
    const rows = await sql<Row>(from, query, [after]);
    if (rows.length === 0) break;
    const marks = rows.map(() => `(${names.map(() => '?').join(', ')})`).join(', ');
    const values = rows.flatMap((row) => names.map((name) => (flags.has(name) ? flag(row[name]) : row[name])));
    await sql(to, `INSERT INTO "${tableName}" (${listed}) VALUES ${marks}`, values);
    count += rows.length;
    after = Number(rows.at(-1)!.id);
  }
  if (count > 0)
    await to.query(`SELECT setval(pg_get_serial_sequence('${tableName}', 'id'), MAX(id)) FROM "${tableName}"`);
  return count;
}

/** SQLite keeps them as 0 and 1. */
const flag = (value: unknown): unknown => (typeof value === 'number' ? value !== 0 : value);

/** A table the code no longer knows would be left behind in silence. */
async function mustKnowAll(from: EntityManager, tables: readonly EntityMetadata[]): Promise<void> {
  const known = new Set(tables.map(({ tableName }) => tableName));
  const rows = await sql<{ name: string }>(
    from,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'",
  );
  const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`Nobody knows these tables: ${unknown.join(', ')}`);
}

async function mustBeEmpty(manager: EntityManager, tables: readonly EntityMetadata[]): Promise<void> {
  for (const { tableName } of tables) {
    const rows = await sql(manager, `SELECT 1 AS there FROM "${tableName}" LIMIT 1`);
    if (rows.length > 0) throw new Error(`The base to move to is not empty: ${tableName} has rows`);
  }
}

/** Tables in an order in which every key finds the row it points at. */
async function parentsFirst(manager: EntityManager, tables: readonly EntityMetadata[]): Promise<EntityMetadata[]> {
  const keys = await sql<{ child: string; parent: string }>(
    manager,
    "SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint WHERE contype = 'f'",
  );
  const ordered: EntityMetadata[] = [];
  const left = new Set(tables);
  while (left.size > 0) {
    const waiting = new Set([...left].map(({ tableName }) => tableName));
    const free = [...left].filter(
      ({ tableName }) =>
        !keys.some(({ child, parent }) => child === tableName && parent !== child && waiting.has(parent)),
    );
    if (free.length === 0) throw new Error(`These tables point at one another: ${[...waiting].join(', ')}`);
    for (const table of free) left.delete(table);
    ordered.push(...free);
  }
  return ordered;
}
