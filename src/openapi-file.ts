import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseSettings, migrate } from '../database/data-source.js';
import { openApp } from './app.js';
import { Settings } from './core/settings.js';
import { openApiOf } from './openapi.js';

const FILE = 'docs/openapi.json';

/** Writes docs/openapi.json from the code, or with `--check` tells whether it is what the code says. */
async function main(check: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ouvrage-openapi-'));
  const settings = Settings.with({
    databaseUrl: `sqlite:${folder}/x.db`,
    filesPath: folder,
    backgroundWork: false,
    logLevel: 'silent',
  });
  await migrate(settings.databaseUrl);
  const app = await openApp(settings, databaseSettings(settings.databaseUrl));
  const text = `${JSON.stringify(openApiOf(app), null, 1)}\n`;
  await app.close();
  rmSync(folder, { recursive: true });
  if (!check) writeFileSync(FILE, text);
  else if (readFileSync(FILE, 'utf8') !== text)
    throw new Error(`${FILE} is not what the code says: run npm run openapi`);
}

main(process.argv.includes('--check')).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
