import 'reflect-metadata';
import { databaseSettings, migrate } from '../database/data-source.js';
import { seedIfEmpty } from '../database/seeds/index.js';
import { openApp } from './app.js';
import { settingsFrom } from './core/settings.js';

/** Brings the base up to date, opens the house, seeds the demo schools when it is empty, and listens. */
async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  await migrate(settings.databaseUrl);
  const app = await openApp(settings, databaseSettings(settings.databaseUrl));
  const demo = settings.demo ? await seedIfEmpty(app) : [];
  await app.listen(settings.port, settings.host);
  const { port } = app.getHttpServer().address() as { port: number };
  process.stdout.write(
    `\nOuvrage: ${settings.baseUrl.replace(/:0$/, `:${port}`)}\n${demo.map((line) => `  ${line}\n`).join('')}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
