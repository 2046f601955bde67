import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
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

const MANIFEST = 'manifest.json';
type Manifest = Record<string, string>;

/**
 * Writes one `.tar.gz` with the base, copied while the house runs, and the stored files; reads it back and checks
 * every SHA-256. For SQLite; a PostgreSQL base is backed up by its own tools, and the files by this.
 */
export async function backup(
  databaseFile: string,
  filesPath: string,
  target: string,
): Promise<{ files: number; bytes: number }> {
  const work = mkdtempSync(join(tmpdir(), 'ouvrage-backup-'));
  try {
    const base = new Database(databaseFile, { readonly: true, fileMustExist: true });
    await base.backup(join(work, 'ouvrage.db'));
    base.close();
    // Files are only ever added: copied after the base, all that it names are there.
    if (existsSync(filesPath)) cpSync(filesPath, join(work, 'files'), { recursive: true });
    writeFileSync(join(work, MANIFEST), JSON.stringify(fingerprints(work)));
    mkdirSync(dirname(target), { recursive: true });
    tar(['-czf', `${target}.part`, '-C', work, '.']);
    const manifest = check(`${target}.part`);
    renameSync(`${target}.part`, target);
    return { files: Object.keys(manifest).length, bytes: statSync(target).size };
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(`${target}.part`, { force: true });
  }
}

/** Puts a backup where the house reads; refuses to overwrite a base that is there. */
export function restore(source: string, databaseFile: string, filesPath: string): void {
  if (existsSync(databaseFile)) throw new Error(`${databaseFile} exists: move it away first, nothing was restored`);
  const work = mkdtempSync(join(tmpdir(), 'ouvrage-restore-'));
  try {
    unpackChecked(source, work);
    mkdirSync(dirname(databaseFile), { recursive: true });
    if (existsSync(join(work, 'files'))) cpSync(join(work, 'files'), filesPath, { recursive: true });
    // The base last: until it is there, the house has not been restored.
    cpSync(join(work, 'ouvrage.db'), `${databaseFile}.part`);
    renameSync(`${databaseFile}.part`, databaseFile);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function check(archive: string): Manifest {
  const work = mkdtempSync(join(tmpdir(), 'ouvrage-check-'));
  try {
    return unpackChecked(archive, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
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
