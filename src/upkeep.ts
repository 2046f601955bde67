import 'reflect-metadata';
import { resolve } from 'node:path';
import { databaseSettings, migrate } from '../database/data-source.js';
import { openSource } from './core/database/database.module.js';
import { backup, restore } from './core/upkeep/backup.js';
import { settingsFrom, type Settings } from './core/settings.js';
import { move } from './core/upkeep/move.js';
import { verify } from './core/upkeep/verify.js';
import { schoolsWithPapers, verifyLedger } from './modules/ledger/index.js';

const USAGE = `Usage:
  npm run backup [-- <file.tar.gz>]    copies the base and the files while the house runs, and checks the copy
  npm run restore -- <file.tar.gz>     puts a backup in place of a base that is not there
  npm run verify                       reads everything and tells what is wrong
  npm run move -- --to postgres://…    copies an SQLite base into an empty PostgreSQL one, and verifies it there`;

/** The commands of those who run the house. */
async function main([command, path, target]: string[]): Promise<void> {
  const settings = settingsFrom(process.env);
  switch (command) {
    case 'backup': {
      const stamp = new Date(performance.timeOrigin).toISOString().replace(/[:.]/g, '-');
      const target = resolve(path ?? `backups/ouvrage-${stamp}.tar.gz`);
      const { files, bytes, missing } = await backup(sqliteFile(settings), settings.filesPath, target);
      for (const sha256 of missing) tell(`WRONG  a document of the base is in no file: ${sha256}`);
      if (missing.length > 0) process.exitCode = 1;
      const verdict = missing.length > 0 ? `${missing.length} documents missing` : 'checked';
      return tell(`${target}: ${files} files, ${bytes} bytes, ${verdict}`);
    }
    case 'restore':
      if (!path) throw new Error(USAGE);
      restore(resolve(path), sqliteFile(settings), settings.filesPath);
      await migrate(settings.databaseUrl);
      return report(settings.databaseUrl, settings.filesPath);
    case 'verify':
      return report(settings.databaseUrl, settings.filesPath);
    case 'move':
      if (path !== '--to' || !/^postgres(ql)?:/.test(target ?? '')) throw new Error(USAGE);
      return moveTo(target!, settings);
    default:
      throw new Error(USAGE);
  }
}

async function moveTo(target: string, settings: Settings): Promise<void> {
  sqliteFile(settings);
  await migrate(target);
  const from = await openSource(databaseSettings(settings.databaseUrl).reader);
  const to = await openSource(databaseSettings(target).writer);
  const counts = await move(from.manager, to.manager).finally(() => Promise.all([from.destroy(), to.destroy()]));
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  tell(`${Object.keys(counts).length} tables, ${rows} rows moved; the files stay in ${settings.filesPath}`);
  await report(target, settings.filesPath);
}

async function report(databaseUrl: string, filesPath: string): Promise<void> {
  const source = await openSource(databaseSettings(databaseUrl).reader);
  const findings = await verify(source.manager, filesPath);
  for (const schoolId of await schoolsWithPapers(source.manager)) {
    const { faults } = await verifyLedger(source.manager, schoolId);
    const check = `the ledger of school ${schoolId} is intact`;
    findings.push(
      ...faults.map(({ seq, what }) => ({ check, detail: seq === null ? what.en : `entry ${seq}: ${what.en}` })),
    );
  }
  await source.destroy();
  for (const { check, detail } of findings) tell(`WRONG  ${check}: ${detail}`);
  tell(findings.length === 0 ? 'verified: clean' : `verified: ${findings.length} faults`);
  if (findings.length > 0) process.exitCode = 1;
}

function sqliteFile({ databaseUrl }: Settings): string {
  if (!databaseUrl.startsWith('sqlite:'))
    throw new Error('This is for an SQLite base; back up PostgreSQL with pg_dump, and the files folder with it');
  return databaseUrl.slice('sqlite:'.length);
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
