import Database from 'better-sqlite3';
import pg from 'pg';
import type { Batch } from './replay.js';
import type { Value } from './trace.types.js';

export interface RawBase {
  /** All the batches of a call in one transaction. */
  write(batches: readonly Batch[]): Promise<void>;
  /** SQL with `?`. */
  read(sql: string, parameters: Value[]): Promise<Record<string, Value>[]>;
  close(): Promise<void>;
}

/** better-sqlite3 with the pragmas of database/data-source.ts. */
export function sqliteWriter(file: string): RawBase {
  const writer = new Database(file, { timeout: 5000 });
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'trusted_schema = OFF'])
    writer.pragma(pragma);
  const reader = new Database(file, { readonly: true, timeout: 5000 });
  const statements = new Map<string, Database.Statement<Value[]>>();
  const prepared = (base: Database.Database, sql: string) => {
    const known = statements.get(sql) ?? base.prepare<Value[]>(sql);
    statements.set(sql, known);
    return known;
  };
  const begin = writer.prepare('BEGIN IMMEDIATE');
  const commit = writer.prepare('COMMIT');
  const rollback = writer.prepare('ROLLBACK');
  return {
    write: (batches) => {
      begin.run();
      try {
        for (const batch of batches) {
          const statement = prepared(
            writer,
            statementOf(batch, 1, () => '?'),
          );
          for (const row of batch.rows) statement.run(...row, ...(batch.kind === 'update' ? [batch.row] : []));
        }
        commit.run();
      } catch (error) {
        rollback.run();
        throw error;
      }
      return Promise.resolve();
    },
    read: (sql, parameters) => Promise.resolve(prepared(reader, sql).all(...parameters) as Record<string, Value>[]),
    close: () => {
      reader.close();
      writer.close();
      return Promise.resolve();
    },
  };
}

/** node-postgres with a pool as large as ours; rows of one table in one INSERT. */
export async function postgresWriter(url: string): Promise<RawBase> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const { rows } = await pool.query<{ name: string }>(
    "SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE data_type = 'boolean'",
  );
  const flags = new Set(rows.map(({ name }) => name));
  const valuesOf = ({ table, columns, rows: all, kind, row }: Batch) => {
    const values = all.flatMap((each) =>
      each.map((value, at) => (flags.has(`${table}.${columns[at]!}`) ? value === 1 : value)),
    );
    return kind === 'update' ? [...values, row] : values;
  };
  return {
    write: async (batches) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        for (const batch of batches)
          await client.query(
            statementOf(batch, batch.rows.length, (at) => `$${at}`),
            valuesOf(batch),
          );
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
    read: async (sql, parameters) => {
      let position = 0;
      const { rows: found } = await pool.query<Record<string, Value>>(
        sql.replace(/\?/g, () => `$${++position}`),
        parameters,
      );
      return found;
    },
    close: () => pool.end(),
  };
}

function statementOf({ table, kind, columns }: Batch, rows: number, mark: (at: number) => string): string {
  const names = columns.map((column) => `"${column}"`);
  if (kind === 'update') {
    const changes = names.map((name, at) => `${name} = ${mark(at + 1)}`);
    return `UPDATE ${table} SET ${changes.join(', ')} WHERE id = ${mark(columns.length + 1)}`;
  }
  const row = (n: number) => `(${columns.map((_, at) => mark(n * columns.length + at + 1)).join(', ')})`;
  const all = Array.from({ length: rows }, (_, n) => row(n));
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES ${all.join(', ')}`;
}
