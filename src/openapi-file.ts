import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseSettings, migrate } from '../database/data-source.js';
import { openApp } from './app.js';
import { Settings } from './core/settings.js';
import { openApiOf } from './openapi-document.js';
import { OPENAPI_FILE } from './openapi.js';

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
  const text = `${JSON.stringify(openApiOf(app, 'tsconfig.build.json'), null, 1)}\n`;
  await app.close();
  rmSync(folder, { recursive: true });
  if (!check) writeFileSync(OPENAPI_FILE, text);
  else if (readFileSync(OPENAPI_FILE, 'utf8') !== text)
    throw new Error(`${OPENAPI_FILE} is not what the code says: run npm run openapi`);
}

main(process.argv.includes('--check')).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
