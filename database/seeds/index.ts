import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { openSource } from '../../src/core/database/database.module.js';
import { UnitOfWork } from '../../src/core/database/unit-of-work.js';
import { sql } from '../../src/core/database/sql.js';
import { Settings } from '../../src/core/settings.js';
import { SetClock } from '../../src/core/time/clock.js';
import { databaseSettings } from '../data-source.js';
import { Controls } from './controls.js';
import { filEnNormandie } from './fil-en-normandie.js';
import { DEMO_PASSWORD, DEMO_PIN, Founder } from './foundation.js';
import { showGestures } from './pictures.js';
import { PlatformDays } from './platform.js';
import { askPrices } from './quotes.js';
import { Chance } from './random.js';
import { sendOutside } from './outside.js';
import { stockShelves } from './stock.js';
import { Timeline } from './timeline.js';
import { usinageCotentin } from './usinage-cotentin.js';
import { Year } from './year.js';

export const demoSchools = [filEnNormandie, usinageCotentin];

/** How to come into the demo. */
export const demoSignIns: readonly string[] = [
  `mot de passe : ${DEMO_PASSWORD}`,
  'directrice    claire.aubert@fil-en-normandie.example',
  'maître        nadia.lebret@fil-en-normandie.example',
  'Filix         julie.marchand@filix.example',
  'comptable     helene.roux@cabinet-roux.example (les deux écoles)',
  'financeur     agnes.vidal@region.example',
  'directeur     yann.pelletier@usinage-cotentin.example',
  'maître        marc.lefevre@usinage-cotentin.example',
  'partenaire    pierre.lenoir@mvs.example',
  `élèves        ouvrir /tablet, se connecter en maître, enregistrer la tablette, puis code ${DEMO_PIN}`,
];

/** Founds the two demo schools and plays their year up to `now`, when the base holds no school. */
export async function seedIfEmpty(settings: Settings, now: Date): Promise<void> {
  if (!(await isEmpty(settings))) return;
  process.stdout.write('Empty base: seeding two demo schools and their year, some ten seconds…\n');
  const clock = new SetClock(now);
  const quiet = Settings.with({ ...settings, backgroundWork: false });
  const module = AppModule.with(quiet, databaseSettings(settings.databaseUrl), clock);
  const app = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
  try {
    // One transaction: a killed start leaves an empty base, never half a school.
    await app.get(UnitOfWork).run(() => play(app, clock, now));
  } finally {
    await app.close();
  }
}

async function isEmpty({ databaseUrl }: Settings): Promise<boolean> {
  const source = await openSource(databaseSettings(databaseUrl).reader);
  const [row] = await sql<{ count: number }>(source.manager, 'SELECT COUNT(*) AS count FROM school');
  await source.destroy();
  return Number(row!.count) === 0;
}

async function play(app: INestApplicationContext, clock: SetClock, now: Date): Promise<void> {
  for (const [n, seed] of demoSchools.entries()) {
    clock.set(now);
    const school = await new Founder(app, clock, seed).found();
    const timeline = new Timeline(clock, now);
    const chance = new Chance(20_261_123 + n);
    const controls = new Controls(app, school, timeline.today);
    await controls.found();
    const platform = new PlatformDays(app, school, timeline);
    platform.plan();
    new Year(app, school, chance, timeline, platform).plan();
    await timeline.play();
    await platform.endToday();
    await controls.findFault();
    await stockShelves(app, school, timeline.today);
    await showGestures(app, school);
    await sendOutside(app, school, timeline.today);
    await askPrices(app, school, timeline.today);
  }
  // The past is past: what it mailed is not sent again today.
  await sql(app.get(UnitOfWork).manager, "UPDATE outbox_message SET state = 'sent', sent_at = created_at");
}
