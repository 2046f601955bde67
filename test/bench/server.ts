import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { databaseSettings } from '../../database/data-source.js';
import { openApp } from '../../src/app.js';
import { DocumentRenderer } from '../../src/core/documents/document-renderer.js';
import { OutboxWorker } from '../../src/core/mail/outbox-worker.js';
import { Settings } from '../../src/core/settings.js';
import { Clock } from '../../src/core/time/clock.js';
import { obey, usageNow, type Opened, type Usage } from './child.js';
import { DAY, found } from './founding.js';
import { StatementCounter } from './statement-counter.js';

/** Starts on the morning of the day, and goes on from there. */
class DayClock extends Clock {
  private readonly shift = Date.parse(`${DAY}T08:00:00Z`) - Date.now();

  override now(): Date {
    return new Date(Date.now() + this.shift);
  }
}

const documents = { seconds: 0, count: 0 };
const statements = new StatementCounter();
const inspector = new Session();
let app: NestFastifyApplication;

async function open({ url, filesPath, count }: { url: string; filesPath: string; count: boolean }): Promise<Opened> {
  const settings = Settings.with({
    ...{ databaseUrl: url, filesPath, backgroundWork: false, demo: false, logLevel: 'error' },
    signInsPerMinute: 1_000_000,
  });
  const database = databaseSettings(url);
  app = await openApp(settings, count ? statements.watching(database) : database, new DayClock());
  timeDocuments(app.get(DocumentRenderer));
  await app.listen(0, '127.0.0.1');
  return { port: (app.getHttpServer().address() as { port: number }).port };
}

/** The native call is synchronous: what the process uses meanwhile is its own. */
function timeDocuments(renderer: DocumentRenderer): void {
  const inner = renderer as unknown as { compile: (...args: unknown[]) => unknown };
  const compile = inner.compile.bind(renderer);
  inner.compile = (...args) => {
    const before = process.cpuUsage();
    const made = compile(...args);
    const { user, system } = process.cpuUsage(before);
    documents.seconds += (user + system) / 1e6;
    documents.count++;
    return made;
  };
}

async function startProfile(): Promise<void> {
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.setSamplingInterval', { interval: 250 });
  await inspector.post('Profiler.start');
}

async function stopProfile(path: string): Promise<void> {
  const { profile } = await inspector.post('Profiler.stop');
  writeFileSync(path, JSON.stringify(profile));
  inspector.disconnect();
}

const usage = (): Usage => ({ ...usageNow(), documentSeconds: documents.seconds, documents: documents.count });

obey({
  found,
  open,
  usage,
  startProfile,
  stopProfile,
  statements: () => statements.take(),
  sendMail: () => app.get(OutboxWorker).drain(),
  close: async () => {
    await app?.close();
  },
});
