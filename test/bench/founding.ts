import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { databaseSettings, migrate } from '../../database/data-source.js';
import { DEMO_PIN, Founder } from '../../database/seeds/foundation.js';
import { AppModule } from '../../src/app.module.js';
import type { Scope } from '../../src/core/access/scope.js';
import { ReadSource } from '../../src/core/database/read-source.js';
import { sql } from '../../src/core/database/sql.js';
import { Settings } from '../../src/core/settings.js';
import { SetClock } from '../../src/core/time/clock.js';
import { CatalogQueries } from '../../src/modules/catalog/index.js';
import { KeysService, SESSION_COOKIE, SessionsService, TABLET_COOKIE } from '../../src/modules/identity/index.js';
import { benchSchool } from './school.js';

/** A Monday morning: the day every run lives. */
export const DAY = '2026-11-23';

export interface FoundedItem {
  id: number;
  variantIds: number[];
}

/** What a client needs to know of the founded base; the same in every copy of it. */
export interface Founded {
  partnerId: number;
  items: FoundedItem[];
  keys: Record<'director' | 'master' | 'accountant', string>;
  /** Of a director, signed in on the web. */
  cookie: string;
  /** Of a registered tablet. */
  tablet: string;
  pin: string;
  learners: { userId: number; learnerId: number }[];
  supervisorIds: number[];
}

/** Migrates an empty base and founds the school in it, by the services, with keys and a session. */
export async function found({ url, filesPath }: { url: string; filesPath: string }): Promise<Founded> {
  await migrate(url);
  const clock = new SetClock(new Date(`${DAY}T08:00:00Z`));
  const settings = Settings.with({
    databaseUrl: url,
    filesPath,
    backgroundWork: false,
    logLevel: 'silent',
    demo: false,
  });
  const module = AppModule.with(settings, databaseSettings(url), clock);
  const app = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
  try {
    const school = await new Founder(app, clock, benchSchool).found();
    clock.set(`${DAY}T07:30:00Z`);
    const { director, masters, accountant, partners, items } = school;
    const { secret } = await app.get(SessionsService).open(director.userId, director.schoolId);
    const tablet = await app.get(KeysService).registerTablet(masters[0]!, 'Tablette');
    const rows = await app.get(CatalogQueries).items(
      director,
      items.map(({ id }) => id),
    );
    return {
      partnerId: partners[0]!.id,
      items: items.map(({ id }) => ({ id, variantIds: rows.get(id)!.variants.map((variant) => variant.id) })),
      keys: {
        director: await key(app, director),
        master: await key(app, masters[0]!),
        accountant: await key(app, accountant),
      },
      cookie: `${SESSION_COOKIE}=${secret}`,
      tablet: `${TABLET_COOKIE}=${tablet.secret}`,
      pin: DEMO_PIN,
      learners: await learners(app),
      supervisorIds: masters.map(({ userId }) => userId),
    };
  } finally {
    await app.close();
  }
}

async function key(app: INestApplicationContext, scope: Scope): Promise<string> {
  const [role] = scope.roles;
  return (await app.get(KeysService).createKey(scope, 'bench', role as 'director')).key;
}

async function learners(app: INestApplicationContext): Promise<Founded['learners']> {
  const rows = await sql<{ user_id: number; learner_id: number }>(
    app.get(ReadSource).manager,
    "SELECT user_id, learner_id FROM membership WHERE role = 'learner' ORDER BY learner_id",
  );
  return rows.map((row) => ({ userId: row.user_id, learnerId: row.learner_id }));
}
