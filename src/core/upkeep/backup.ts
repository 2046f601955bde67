import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { spawnSync } from 'node:child_process';
import Database from 'better-sqlite3';
import { DRAFT } from '../files/file-store.js';

const MANIFEST = 'manifest.json';
type Manifest = Record<string, string>;

export interface Copied {
  files: number;
  bytes: number;
  /** Documents the base names and the files folder has no longer: the copy cannot bring them back. */
  missing: string[];
}

/** What SQLite leaves beside a base, and would read into another put in its place. */
const LEFTOVERS = ['', '-wal', '-shm', '-journal'];

/**
 * Writes one `.tar.gz` with the base, copied while the house runs, and the stored files; reads it back and checks
 * every SHA-256. For SQLite; a PostgreSQL base is backed up by its own tools, and the files by this.
 */
export async function backup(databaseFile: string, filesPath: string, target: string): Promise<Copied> {
  const work = mkdtempSync(join(tmpdir(), 'ouvrage-backup-'));
  try {
    const base = new Database(databaseFile, { readonly: true, fileMustExist: true });
    await base.backup(join(work, 'ouvrage.db'));
    base.close();
    // Files are only ever added: copied after the base, all that it names are there.
    const filter = (path: string) => !DRAFT.test(path);
    if (existsSync(filesPath)) cpSync(filesPath, join(work, 'files'), { recursive: true, filter });
    writeFileSync(join(work, MANIFEST), JSON.stringify(fingerprints(work)));
    mkdirSync(dirname(target), { recursive: true });
    closeSync(openSync(`${target}.part`, 'w', 0o600));
    tar(['-czf', `${target}.part`, '-C', work, '.']);
    const { files, missing } = check(`${target}.part`);
    settle(`${target}.part`, target);
    return { files, bytes: statSync(target).size, missing };
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(`${target}.part`, { force: true });
  }
}

/** Puts a backup where the house reads; refuses to overwrite a base that is there. */
export function restore(source: string, databaseFile: string, filesPath: string): void {
  const there = LEFTOVERS.map((suffix) => databaseFile + suffix).filter((path) => existsSync(path));
  if (there.length > 0) throw new Error(`Move away first, nothing was restored: ${there.join(', ')}`);
  const work = mkdtempSync(join(tmpdir(), 'ouvrage-restore-'));
  try {
    unpackChecked(source, work);
    mkdirSync(dirname(databaseFile), { recursive: true });
    if (existsSync(join(work, 'files'))) cpSync(join(work, 'files'), filesPath, { recursive: true });
    // The base last: until it is there, the house has not been restored.
    cpSync(join(work, 'ouvrage.db'), `${databaseFile}.part`);
    chmodSync(`${databaseFile}.part`, 0o600);
    settle(`${databaseFile}.part`, databaseFile);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function check(archive: string): Pick<Copied, 'files' | 'missing'> {
  const work = mkdtempSync(join(tmpdir(), 'ouvrage-check-'));
  try {
    const manifest = unpackChecked(archive, work);
    const copied = new Set(Object.values(manifest));
    const missing = documentsOf(join(work, 'ouvrage.db')).filter((sha256) => !copied.has(sha256));
    return { files: Object.keys(manifest).length, missing };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function documentsOf(databaseFile: string): string[] {
  const base = new Database(databaseFile, { fileMustExist: true });
  const rows = base.prepare('SELECT DISTINCT sha256 FROM stored_file').pluck().all() as string[];
  base.close();
  return rows;
}

/** On the disk before it has its name: a power cut leaves the whole file or none. */
function settle(draft: string, path: string): void {
  sync(draft);
  renameSync(draft, path);
  sync(dirname(path));
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function unpackChecked(archive: string, into: string): Manifest {
  if (!existsSync(archive)) throw new Error(`${archive} does not exist`);
  tar(['-xzf', archive, '-C', into]);
  const manifest = JSON.parse(readFileSync(join(into, MANIFEST), 'utf8')) as Manifest;
  const found = fingerprints(into);
  const wrong = Object.keys({ ...manifest, ...found }).filter((path) => manifest[path] !== found[path]);
  if (wrong.length > 0) throw new Error(`The backup is damaged: ${wrong.slice(0, 5).join(', ')}`);
  return manifest;
}

function fingerprints(folder: string): Manifest {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== MANIFEST)
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

function tar(parameters: string[]): void {
  const done = spawnSync('tar', parameters, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`tar failed: ${done.stderr || String(done.error)}`);
}
