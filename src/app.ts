import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import { AppModule } from './app.module.js';
import type { DatabaseSettings } from './core/database/database.module.js';
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
  // Request ids and no personal data: method, path without query, status, time.
  const logger =
    settings.logLevel === 'silent' ? false : { level: settings.logLevel, serializers: { req: requestLine } };
  const adapter = new FastifyAdapter({
    logger,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: settings.logLevel !== 'debug' }),
    bodyLimit: 1_000_000,
    // The TLS proxy stands on this machine: its word on the caller's address is taken, nobody else's.
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, database, clock), adapter, {
    logger: settings.logLevel === 'silent' ? false : ['error', 'warn'],
    abortOnError: false,
  });
  await furnish(app, settings);
  serveOpenApi(app);
  app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  await app.init();
  return app;
}

function requestLine({ method, url }: { method: string; url: string }): { method: string; path: string | undefined } {
  return { method, path: url.split('?')[0] };
}
