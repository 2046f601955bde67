import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { DatabaseSettings } from './core/database/database.module.js';
import { houseAdapter } from './core/http/adapter.js';
import { furnish } from './core/http/server.js';
import type { Settings } from './core/settings.js';
import { Clock } from './core/time/clock.js';
import { serveOpenApi } from './openapi.js';

/** The whole house, ready to listen; stops gracefully on SIGINT and SIGTERM. */
export async function openApp(
  settings: Settings,
  database: DatabaseSettings,
  clock = new Clock(),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, database, clock),
    houseAdapter(settings),
    {
      logger: settings.logLevel === 'silent' ? false : ['error', 'warn'],
      abortOnError: false,
    },
  );
  await furnish(app, settings);
  serveOpenApi(app);
  app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  await app.init();
  return app;
}
