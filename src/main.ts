import 'reflect-metadata';
import { databaseSettings, migrate } from '../database/data-source.js';
import { demoSignIns } from '../database/seeds/index.js';
import { openApp } from './app.js';
import { settingsFrom } from './core/settings.js';

/** Brings the base up to date, opens the house and listens. */
async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  await migrate(settings.databaseUrl);
  const app = await openApp(settings, databaseSettings(settings.databaseUrl));
  await app.listen(settings.port, settings.host);
  const { port } = app.getHttpServer().address() as { port: number };
  const lines = [`Ouvrage: ${settings.baseUrl.replace(/:0$/, `:${port}`)}`, ...(settings.demo ? demoSignIns : [])];
  process.stdout.write(`\n${lines.join('\n  ')}\n\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
