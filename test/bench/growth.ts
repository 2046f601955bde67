import Database from 'better-sqlite3';
import pg from 'pg';
import type { Bases } from './bases.js';
import { fillStatements, type ColumnPlan, type TablePlan } from './fill.js';
import type { Founded } from './founding.js';
import type { Options } from './options.js';
import { growthReads, readAll } from './reads.js';
import { tableOf } from './report.js';
import { finish, play, serve, TRACED } from './run.js';
import type { Stage } from './stages.js';

const SMALL = 1_000;
/** Rounds of the trace in one statement. */
const CHUNK = 500;
const NOT_FILLED = ['migrations', 'api_key', 'user_session', 'sign_in_try', 'app_user', 'number_series'];

interface Filler {
  all<Row>(sql: string): Promise<Row[]>;
  run(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Reads with 1,000 orders in the base, then with very many: what grows, and what does not. */
export async function runGrowth(
  bases: Bases,
  founded: Founded,
  { growth, reads }: Options,
  say: (text: string) => void,
): Promise<Record<string, unknown>> {
  await bases.copy('founded', 'grown');
  const before = await withFiller(bases, (filler) => lastIds(bases, filler));
  await play(bases, 'grown', founded);
  const plans = await withFiller(bases, (filler) => plansOf(bases, filler, before));
  const measured: Record<string, Stage[]> = {};
  const sizes: Record<string, number> = {};
  let rounds = 1;
  for (const orders of [SMALL, growth]) {
    const began = performance.now();
    await withFiller(bases, (filler) =>
      fill(bases, filler, plans, { from: rounds, to: orders / TRACED, all: growth / TRACED }),
    );
    rounds = orders / TRACED;
    sizes[orders] = await bases.bytes('grown');
    say(
      `${bases.engine}: ${orders} orders, ${(sizes[orders]! / 1e6).toFixed(0)} MB, filled in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    const served = await serve(bases, 'grown');
    measured[orders] = await readAll(served.client, growthReads(founded, orders), reads, served.meter);
    await finish(served);
  }
  await bases.drop('grown');
  const rows = Object.fromEntries(
    measured[SMALL]!.map((small) => {
      const large = measured[growth]!.find(({ name }) => name === small.name)!;
      const of = ({ p50, p95, cpuMs, databaseMs }: Stage) =>
        [p50, p95, cpuMs + databaseMs].map((value) => Number(value.toFixed(2)));
      const [p50Small, p95Small, cpuSmall] = of(small);
      const [p50Large, p95Large, cpuLarge] = of(large);
      const times = Number((large.p95 / small.p95).toFixed(2));
      return [small.name, { p50Small, p50Large, p95Small, p95Large, times, cpuSmall, cpuLarge }] as const;
    }),
  );
  say(tableOf(`${bases.engine}: milliseconds with ${SMALL} and with ${growth} orders`, rows));
  return { orders: [SMALL, growth], baseBytes: sizes, reads: rows };
}

async function withFiller<T>(bases: Bases, work: (filler: Filler) => Promise<T>): Promise<T> {
  const url = bases.url('grown');
  const filler = bases.engine === 'sqlite' ? sqliteFiller(url.replace('sqlite:', '')) : await postgresFiller(url);
  try {
    return await work(filler);
  } finally {
    await filler.close();
  }
}

/** Without constraints and triggers: the rows are copies of rows that passed them. */
function sqliteFiller(file: string): Filler {
  const base = new Database(file);
  for (const pragma of ['foreign_keys = OFF', 'synchronous = OFF', 'cache_size = -500000', 'temp_store = MEMORY'])
    base.pragma(pragma);
  const triggers = base
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) base.exec(`DROP TRIGGER ${name}`);
  return {
    all: <Row>(sql: string) => Promise.resolve(base.prepare(sql).all() as Row[]),
    run: (sql) => Promise.resolve(base.exec(sql)),
    close: () => {
      for (const { sql } of triggers) base.exec(sql);
      base.close();
      return Promise.resolve();
    },
  };
}

async function postgresFiller(url: string): Promise<Filler> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
  return {
    all: async <Row>(sql: string) => (await client.query(sql)).rows as Row[],
    run: (sql) => client.query(sql),
    close: () => client.end(),
  };
}

async function tablesOf(bases: Bases, filler: Filler): Promise<string[]> {
  const rows = await filler.all<{ name: string }>(
    bases.engine === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  return rows.map(({ name }) => name).filter((name) => !NOT_FILLED.includes(name));
}

async function lastIds(bases: Bases, filler: Filler): Promise<Record<string, number>> {
  const last: Record<string, number> = {};
  for (const table of await tablesOf(bases, filler))
    last[table] = Number((await filler.all<{ id: number }>(`SELECT COALESCE(MAX(id), 0) AS id FROM ${table}`))[0]!.id);
  return last;
}

/** What the played orders added to each table, and which columns point to which. */
async function plansOf(bases: Bases, filler: Filler, before: Record<string, number>): Promise<TablePlan[]> {
  const after = await lastIds(bases, filler);
  const plans: TablePlan[] = [];
  for (const [table, base] of Object.entries(before)) {
    if (after[table] === base) continue;
    plans.push({ table, base, span: after[table]! - base, columns: await columnsOf(bases, filler, table) });
  }
  return plans;
}

async function columnsOf(bases: Bases, filler: Filler, table: string): Promise<ColumnPlan[]> {
  if (bases.engine === 'sqlite') {
    const columns = await filler.all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`);
    const keys = await filler.all<{ name: string; to: string }>(
      `SELECT "from" AS name, "table" AS "to" FROM pragma_foreign_key_list('${table}')`,
    );
    return columns.map(({ name }) => ({ name, to: keys.find((key) => key.name === name)?.to ?? null }));
  }
  return filler.all<ColumnPlan>(
    `SELECT c.column_name AS name, (SELECT k.confrelid::regclass::text FROM pg_constraint k
       JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
       WHERE k.contype = 'f' AND k.conrelid = '${table}'::regclass AND a.attname = c.column_name) AS "to"
     FROM information_schema.columns c WHERE c.table_name = '${table}' ORDER BY c.ordinal_position`,
  );
}

async function fill(
  bases: Bases,
  filler: Filler,
  plans: readonly TablePlan[],
  { from, to, all }: { from: number; to: number; all: number },
): Promise<void> {
  for (let first = from; first < to; first += CHUNK) {
    await filler.run('BEGIN');
    const rounds = { first, last: Math.min(to, first + CHUNK) - 1, all };
    for (const statement of fillStatements(bases.engine, plans, rounds)) await filler.run(statement);
    await filler.run('COMMIT');
  }
  if (bases.engine === 'sqlite') return;
  for (const { table } of plans)
    await filler.run(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT MAX(id) FROM ${table}))`);
  // What autovacuum would have done by then.
  await filler.run('VACUUM ANALYZE');
}
