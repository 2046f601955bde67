import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import pg from 'pg';
import { entities } from '../../database/entities.js';
import type { House } from './house.js';

/** What a look at a session or a replayed key may write: nobody's data. */
const NOT_DATA = new Set(['last_seen_at', 'last_used_at']);
const TABLES_ASIDE = new Set(['idempotent_request']);

/** Table → digest of its rows. */
export type Digests = Record<string, string>;

/** Reads the base beside the house, to see whether a request changed anything. */
export interface Tables {
  /** The tables that changed since the last look; cheap when none did. */
  changed(): Promise<string[]>;
  close(): Promise<void>;
}

export async function watchTables(house: House): Promise<Tables> {
  const url = house.settings.databaseUrl;
  const reader = __DB__ === 'postgres' ? await postgresReader(url) : sqliteReader(url.replace(/^sqlite:/, ''));
  const tables = await reader.tables();
  const missing = ourTables(house).filter((name) => !tables.includes(name));
  if (missing.length > 0) throw new Error(`Not watched: ${missing.join(', ')}`);
  let seen = { mark: await reader.mark(), digests: await reader.digests(tables) };
  return {
    async changed() {
      const mark = await reader.mark();
      if (mark === seen.mark) return [];
      const digests = await reader.digests(tables);
      const different = tables.filter((table) => digests[table] !== seen.digests[table]);
      seen = { mark, digests };
      return different;
    },
    close: () => reader.close(),
  };
}

function ourTables(house: House): string[] {
  const names = house.unit['writer'].entityMetadatas.map(({ tableName }) => tableName);
  if (names.length < entities.length) throw new Error('The base has fewer tables than the house has entities');
  return names.filter((name) => !TABLES_ASIDE.has(name));
}

interface Digest {
  name: string;
  digest: string;
}

interface Reader {
  tables(): Promise<string[]>;
  /** Differs when something was written since; may differ when nothing was. */
  mark(): Promise<string>;
  digests(tables: readonly string[]): Promise<Digests>;
  close(): Promise<void>;
}

function sqliteReader(file: string): Reader {
  const base = new Database(file, { readonly: true });
  const names = base
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const read = new Map(names.map((table) => [table, base.prepare(`SELECT * FROM "${table}" ORDER BY 1`)]));
  const digest = (table: string) => digestOf(read.get(table)!.all() as Record<string, unknown>[]);
  return {
    tables: () => Promise.resolve(names.filter((name) => !TABLES_ASIDE.has(name))),
    mark: () => Promise.resolve(String(base.pragma('data_version', { simple: true }))),
    digests: (tables) => Promise.resolve(Object.fromEntries(tables.map((table) => [table, digest(table)]))),
    close: () => Promise.resolve(void base.close()),
  };
}

async function postgresReader(url: string): Promise<Reader> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const rows = async <Row extends object>(text: string) => (await client.query<Row>(text)).rows;
  const aside = [...NOT_DATA].map((name) => ` - '${name}'`).join('');
  const one = (table: string) =>
    `SELECT '${table}' AS name, md5(coalesce(string_agg(row, '|' ORDER BY row), '')) AS digest
     FROM (SELECT (to_jsonb(t)${aside})::text AS row FROM "${table}" t) rows`;
  // A row written anew names its transaction, a row gone is missing: only tables so touched are read whole.
  const touched = (table: string) =>
    `SELECT '${table}' AS name, count(*) || ':' || coalesce(max(xmin::text::bigint), 0) AS sign FROM "${table}"`;
  const known = new Map<string, { sign: string; digest: string }>();
  return {
    tables: async () =>
      (await rows<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
        .map(({ name }) => name)
        .filter((name) => !TABLES_ASIDE.has(name)),
    // Every transaction that writes takes a number; those of other bases and those undone take one too.
    mark: async () => (await rows<{ mark: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot()) AS mark'))[0]!.mark,
    digests: async (tables) => {
      const text = tables.map(touched).join(' UNION ALL ');
      const signs = (await client.query<{ name: string; sign: string }>({ name: 'touched', text })).rows;
      const stale = signs.filter(({ name, sign }) => sign !== known.get(name)?.sign);
      const digests =
        stale.length === 0 ? [] : await rows<Digest>(stale.map(({ name }) => one(name)).join(' UNION ALL '));
      for (const { name, digest } of digests)
        known.set(name, { sign: signs.find((each) => each.name === name)!.sign, digest });
      return Object.fromEntries(tables.map((table) => [table, known.get(table)!.digest]));
    },
    close: () => client.end(),
  };
}

function digestOf(rows: readonly Record<string, unknown>[]): string {
  const text = JSON.stringify(rows, (key, value: unknown) => (NOT_DATA.has(key) ? undefined : value));
  return createHash('sha1').update(text).digest('hex');
}
