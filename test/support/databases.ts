import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';

/** Applies every migration to the empty database at `url`, and closes its connections. */
export type Migrate = (url: string) => Promise<void>;

export interface TestDatabase {
  /** `sqlite:/…/x.db` or `postgres://…/x`, as the app's DATABASE_URL. */
  url: string;
  /** Removes it; close the app's connections first (PostgreSQL cuts those left). */
  drop(): Promise<void>;
}

const TEMPLATE_LOCK = 7_041_788; // any number, the same in every worker
const ourName = (): string => `ouvrage_${randomBytes(6).toString('hex')}`;

function setting(name: 'TEST_SQLITE_DIR' | 'TEST_POSTGRES_URL' | 'TEST_POSTGRES_TEMPLATE'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this spec runs outside the sqlite, postgres and browser projects.`);
  return value;
}

/** One file a worker: it outlives Jest's module registry, which starts again with each spec file. */
const sqliteTemplate = (): string =>
  join(setting('TEST_SQLITE_DIR'), `template-${process.env.JEST_WORKER_ID ?? '1'}.db`);

async function prepareSqlite(migrate: Migrate): Promise<void> {
  const template = sqliteTemplate();
  if (existsSync(template)) return;
  const draft = `${template}.draft`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true });
  await migrate(`sqlite:${draft}`);
  // The copy takes one file: nothing may stay in the write-ahead log.
  const base = new Database(draft);
  base.pragma('wal_checkpoint(TRUNCATE)');
  base.close();
  renameSync(draft, template);
}

async function asAdministrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: setting('TEST_POSTGRES_URL') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function postgresUrl(name: string): string {
  const url = new URL(setting('TEST_POSTGRES_URL'));
  url.pathname = `/${name}`;
  return url.href;
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

async function preparePostgres(migrate: Migrate): Promise<void> {
  const template = setting('TEST_POSTGRES_TEMPLATE');
  const draft = `${template}_draft`;
  await asAdministrator(async (client) => {
    if (await exists(client, template)) return;
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]); // released with the connection
    if (await exists(client, template)) return;
    await client.query(`DROP DATABASE IF EXISTS "${draft}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${draft}"`);
    await migrate(postgresUrl(draft));
    // Renamed once whole: another worker sees a migrated template or none.
    await client.query(`ALTER DATABASE "${draft}" RENAME TO "${template}"`);
  });
}

/** Migrates once what freshDatabase() copies: once a worker on SQLite, once a run on PostgreSQL. Cheap to call again. */
export async function prepareTemplate(migrate: Migrate): Promise<void> {
  await (__DB__ === 'postgres' ? preparePostgres(migrate) : prepareSqlite(migrate));
}

function freshSqlite(): TestDatabase {
  const file = join(setting('TEST_SQLITE_DIR'), `${ourName()}.db`);
  if (existsSync(sqliteTemplate())) copyFileSync(sqliteTemplate(), file);
  const drop = (): Promise<void> => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    return Promise.resolve();
  };
  return { url: `sqlite:${file}`, drop };
}

async function freshPostgres(): Promise<TestDatabase> {
  const name = ourName();
  await asAdministrator(async (client) => {
    const template = setting('TEST_POSTGRES_TEMPLATE');
    const source = (await exists(client, template)) ? template : 'template1';
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${source}"`);
  });
  const drop = (): Promise<void> =>
    asAdministrator(async (client) => {
      await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    });
  return { url: postgresUrl(name), drop };
}

/** A new database of its own, migrated when prepareTemplate() ran before, else empty. */
export function freshDatabase(): Promise<TestDatabase> {
  return __DB__ === 'postgres' ? freshPostgres() : Promise.resolve(freshSqlite());
}
