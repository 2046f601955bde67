import { rmSync } from 'node:fs';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../support/databases.js';

/** A database with nothing in it, whatever template the other specs made. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const base = await freshDatabase();
  if (__DB__ === 'sqlite') rmSync(base.url.replace('sqlite:', ''), { force: true });
  else await statements(base.url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
  return base;
}

/** Runs a whole file of SQL on PostgreSQL. */
export async function statements(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
