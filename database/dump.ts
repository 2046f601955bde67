import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { databaseSettings, migrate } from './data-source.js';
import { postgresSchema } from './dump.postgres.js';
import { sqliteSchema } from './dump.sqlite.js';

/** The schema as SQL, the same text for the same schema. TypeORM's own table of migrations is left out. */
export async function schemaOf(url: string): Promise<string> {
  const { writer } = databaseSettings(url);
  const source = await new DataSource(writer).initialize();
  try {
    return await (writer.type === 'postgres' ? postgresSchema(source) : sqliteSchema(source));
  } finally {
    await source.destroy();
  }
}

/** Where the schema of each kind of base is kept, to be read and compared. */
export const dumpFile = (kind: 'sqlite' | 'postgres'): string => resolve('database', `schema.${kind}.sql`);

async function dumpSqlite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ouvrage-dump-'));
  const url = `sqlite:${join(folder, 'dump.db')}`;
  try {
    await migrate(url);
    writeFileSync(dumpFile('sqlite'), await schemaOf(url));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** On the server of TEST_POSTGRES_URL, or on the one the tests start. */
async function dumpPostgres(): Promise<void> {
  const support = (name: string) => import(pathToFileURL(resolve('test/support', name)).href);
  const { default: start } = (await support('postgres-setup.js')) as { default: () => Promise<void> };
  const { default: stop } = (await support('postgres-teardown.js')) as { default: () => Promise<void> };
  await start();
  const server = process.env['TEST_POSTGRES_URL']!;
  const name = `ouvrage_dump_${process.pid}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    await asAdministrator(server, `CREATE DATABASE ${name} TEMPLATE template0`);
    await migrate(url.href);
    writeFileSync(dumpFile('postgres'), await schemaOf(url.href));
    await asAdministrator(server, `DROP DATABASE ${name} WITH (FORCE)`);
  } finally {
    await stop();
  }
}

async function asAdministrator(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

if (process.argv[1] && /[/\\]database[/\\]dump\.[jt]s$/.test(process.argv[1])) {
  dumpSqlite()
    .then(dumpPostgres)
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exitCode = 1;
    });
}
