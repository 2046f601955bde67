import 'reflect-metadata';
import { migrate } from '../database/data-source.js';
import { seedIfEmpty } from '../database/seeds/index.js';
import { settingsFrom } from './core/settings.js';
import { Clock } from './core/time/clock.js';

/** Before a demo: the two schools and their year, when the base is empty. A process of its own, so the house starts light. */
async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  if (!settings.demo) return;
  await migrate(settings.databaseUrl);
  await seedIfEmpty(settings, new Clock().now());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
