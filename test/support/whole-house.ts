import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseSettings, migrate } from '../../database/data-source.js';
import { openApp } from '../../src/app.js';
import { Settings } from '../../src/core/settings.js';
import { SetClock } from '../../src/core/time/clock.js';
import { freshDatabase, prepareTemplate } from './databases.js';
import { House } from './house.js';

/** The app itself, every room and door of it, on a fresh base: what the tests of safety knock at. */
export async function openWholeHouse(changes: Partial<Settings> = {}): Promise<House> {
  await prepareTemplate(migrate);
  const base = await freshDatabase();
  const filesPath = mkdtempSync(join(tmpdir(), 'ouvrage-files-'));
  const quiet = { databaseUrl: base.url, filesPath, backgroundWork: false, logLevel: 'silent' as const };
  const settings = Settings.with({ ...quiet, ...changes });
  const clock = new SetClock(new Date('2026-11-23T08:00:00Z'));
  const app = await openApp(settings, databaseSettings(base.url), clock);
  await app.getHttpAdapter().getInstance().ready();
  return new House(app, clock, settings, base);
}
