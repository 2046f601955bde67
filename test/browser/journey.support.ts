import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { Controls } from '../../database/seeds/controls.js';
import { Founder, DEMO_PASSWORD } from '../../database/seeds/foundation.js';
import { demoSchools, seedIfEmpty } from '../../database/seeds/index.js';
import { sql } from '../../src/core/database/sql.js';
import type { SetClock } from '../../src/core/time/clock.js';
import { localDate } from '../../src/core/time/local-date.js';
import { AssignmentsService } from '../../src/modules/production/index.js';
import { checkAxe, checkThumbs, consoleErrors, launchBrowser, shoot } from '../support/browser.js';
import type { House } from '../support/house.js';
import { openWholeHouse } from '../support/whole-house.js';

export const TODAY = '2026-11-23';
export const DESK = { width: 1280, height: 900 };
export const TABLET = { width: 1024, height: 768 };
export const PHONE = { width: 390, height: 844 };

/** For the year the pictures show; the schools alone are founded in seconds. */
export const FOUNDING = 300_000;

/** A step of a journey waits this long for what it expects, no longer. */
const PATIENCE = 15_000;

/** Steps of one story: once one is broken, the next have no meaning and fail at once. */
export function story(): (name: string, play: () => Promise<void>) => void {
  let broken: string | undefined;
  return (name, play) =>
    it(name, async () => {
      if (broken) throw new Error(`Not played: « ${broken} » failed before.`);
      broken = name;
      await play();
      broken = undefined;
    });
}

/** The two demo schools in a listening house, and a browser to walk in. */
export class Demo {
  private constructor(
    readonly house: House,
    readonly browser: Browser,
    readonly base: string,
  ) {}

  /** Founds the schools; pictures of the guide (SHOTS=1) deserve their whole year. */
  static async open(): Promise<Demo> {
    const house = await openWholeHouse({ signInsPerMinute: 1_000 });
    if (process.env.SHOTS === '1') await seedIfEmpty(house.settings, new Date(`${TODAY}T07:30:00Z`));
    else await house.unit.run(() => found(house));
    house.clock.set(`${TODAY}T07:30:00Z`);
    await freeToday(house, ['Chloé', 'Lina', 'Léa']);
    await house.app.listen(0, '127.0.0.1');
    const { port } = house.app.getHttpServer().address() as AddressInfo;
    return new Demo(house, await launchBrowser(), `http://127.0.0.1:${port}`);
  }

  get clock(): SetClock {
    return this.house.clock;
  }

  /** Somebody opens a browser of their own. */
  async visitor(size = DESK, more: { touch?: boolean; javaScript?: boolean } = {}): Promise<Visitor> {
    const { touch = false, javaScript = true } = more;
    const context = await this.browser.newContext({
      baseURL: this.base,
      viewport: size,
      hasTouch: touch,
      javaScriptEnabled: javaScript,
      // A look sees the page at rest, not a colour half way.
      reducedMotion: 'reduce',
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
    });
    context.setDefaultTimeout(PATIENCE);
    // Without JavaScript the browser gives scripts up, and says so.
    return new Visitor(await context.newPage(), context, size, javaScript ? [] : ['csp ']);
  }

  async signedIn(email: string, size = DESK): Promise<Visitor> {
    const visitor = await this.visitor(size);
    await visitor.signIn(email);
    return visitor;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.house.close();
  }
}

async function found(house: House): Promise<void> {
  for (const seed of demoSchools) {
    house.clock.set(`${TODAY}T07:30:00Z`);
    const school = await new Founder(house.app, house.clock, seed).found();
    await new Controls(house.app, school, localDate(TODAY)).found();
  }
}

/** The learners of the journeys have no other work that day. */
async function freeToday(house: House, firstNames: readonly string[]): Promise<void> {
  const given = await sql<{ id: number; school_id: number; supervisor_id: number }>(
    house.read.manager,
    `SELECT a.id, a.school_id, a.supervisor_id FROM assignment a JOIN learner l ON l.id = a.learner_id
     WHERE a.state = 'assigned' AND a.planned_on = ? AND l.first_name IN (${firstNames.map(() => '?').join(', ')})`,
    [TODAY, ...firstNames],
  );
  for (const { id, school_id: schoolId, supervisor_id: userId } of given) {
    const bare = { schoolId, userId, partnerId: null, learnerId: null, locale: 'fr' as const };
    await house.get(AssignmentsService).withdraw({ ...bare, roles: new Set(['master']) }, id, 'Visite');
  }
}

const seen = new Set<string>();
const taken = new Set<string>();

/** One person, one browser: what they do, in words of the page. */
export class Visitor {
  private readonly faults: string[];
  private readonly refusals: string[] = [];
  private mayBeRefused = false;

  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly size: { width: number; height: number },
    private readonly noise: readonly string[],
  ) {
    this.faults = consoleErrors(page);
    page.on('response', (answer) => {
      const [status, meant] = [answer.status(), this.mayBeRefused && [401, 409, 422].includes(answer.status())];
      if (status >= 400 && !meant) this.refusals.push(`${status} ${answer.request().method()} ${answer.url()}`);
    });
  }

  async signIn(email: string, password = DEMO_PASSWORD): Promise<void> {
    await this.go('/sign-in');
    await this.write('Adresse électronique', email);
    await this.write('Mot de passe', password);
    await this.press('Se connecter');
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
  }

  async go(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Waits for a page by its heading. */
  async arrives(heading: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async press(name: string | RegExp, where: Page | Locator = this.page): Promise<void> {
    await where.getByRole('button', { name }).first().click();
  }

  async follow(name: string | RegExp, where: Page | Locator = this.page): Promise<void> {
    await where.getByRole('link', { name }).first().click();
  }

  /** Sends a form as an impatient hand does: twice. */
  async send(name: string | RegExp, where: Page | Locator = this.page): Promise<void> {
    await where.getByRole('button', { name }).first().dblclick();
  }

  /** Sends a form wrongly: what is wrong is said beside the field, and what was typed stays. */
  async sendWrong(label: string, typed: string, wrong: { button: string; says: RegExp }): Promise<void> {
    await this.refused(async () => {
      await this.write(label, typed);
      await this.press(wrong.button);
      const field = this.page.locator('.field.wrong').filter({ has: this.page.getByLabel(label) });
      await field.locator('.error', { hasText: wrong.says }).waitFor();
      expect(await this.page.getByLabel(label).inputValue()).toBe(typed);
    });
  }

  async write(label: string | RegExp, text: string, where: Page | Locator = this.page): Promise<void> {
    await where.getByLabel(label).first().fill(text);
  }

  /** A part of the page by its title. */
  sheet(title: string | RegExp): Locator {
    return this.page.locator('section.sheet, .sheet').filter({ has: this.page.getByRole('heading', { name: title }) });
  }

  /** A row of a list, by what stands in it. */
  row(text: string | RegExp): Locator {
    return this.page.getByRole('row').filter({ hasText: text }).first();
  }

  /** Downloads what a link leads to, and gives the first bytes and the size. */
  async downloads(link: Locator): Promise<{ head: string; size: number; type: string }> {
    const href = await link.first().getAttribute('href');
    const answer = await this.context.request.get(href!);
    const body = await answer.body();
    return { head: body.subarray(0, 5).toString('latin1'), size: body.length, type: answer.headers()['content-type']! };
  }

  /**
   * Looks at the page as it is: accessible and inside its window, on a desk and on a tablet. The picture is taken from
   * the top of the page, or from what it is about. QUICK=1 plays a journey without looking.
   */
  async look(picture?: string, about?: Locator): Promise<void> {
    if (!process.env.QUICK && (await this.isNew())) {
      const sizes = this.size === PHONE ? [PHONE] : [DESK, TABLET];
      for (const size of sizes.sort((one) => (one.width === this.size.width ? 1 : -1))) {
        await this.page.setViewportSize(size);
        await this.fits(size.width);
        await this.check();
      }
    }
    if (!picture || taken.has(picture)) return;
    taken.add(picture);
    if (about) await about.evaluate((part) => part.scrollIntoView({ block: 'center' }));
    else await this.page.evaluate(() => window.scrollTo(0, 0));
    await shoot(this.page, picture);
  }

  /** A learner's page, by thumb: by day and by night, and in the reading mode. */
  async thumbs(): Promise<void> {
    for (const theme of ['light', 'dark'])
      for (const reading of ['off', 'on']) {
        await this.page.evaluate(
          ([shade, mode]) => Object.assign(document.documentElement.dataset, { theme: shade, reading: mode }),
          [theme, reading] as const,
        );
        await checkThumbs(this.page).catch((fault: Error) =>
          this.faults.push(`${theme}, ${reading}: ${fault.message}`),
        );
      }
    await this.page.evaluate(() => Object.assign(document.documentElement.dataset, { theme: 'light', reading: 'off' }));
  }

  /** Told at the end of the step: one look finds all that is wrong with its pages. */
  private async check(): Promise<void> {
    await checkAxe(this.page).catch((fault: Error) => this.faults.push(fault.message));
  }

  /** The same page with the same acts, seen before in this journey, tells nothing more. */
  private async isNew(): Promise<boolean> {
    const acts = await this.page.locator('main :is(button, summary, h2)').allInnerTexts();
    const kind = [new URL(this.page.url()).pathname, ...new Set(acts)].join('|').replace(/\d+/g, '0');
    if (seen.has(kind)) return false;
    seen.add(kind);
    return true;
  }

  /** Does what is meant to be refused: a 4xx answer is no fault then. */
  async refused(act: () => Promise<void>): Promise<void> {
    this.mayBeRefused = true;
    await act();
    if (!process.env.QUICK && (await this.isNew())) await this.check();
    this.mayBeRefused = false;
  }

  /** What looking found wrong; the browser's own notes of a lost network are left out. */
  told(): string[] {
    return this.faults.filter((fault) => !/ERR_|Failed to load resource|Failed to fetch|NetworkError/.test(fault));
  }

  /** Nothing was broken on any page of this journey. */
  brokeNothing(): void {
    // The browser notes a refused request late: those are told by their answers.
    const noise = [...this.noise, 'Failed to load resource: the server responded'];
    const broken = this.faults.filter((fault) => !noise.some((start) => fault.startsWith(start)));
    expect([...broken, ...this.refusals]).toEqual([]);
  }

  private async fits(width: number): Promise<void> {
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) this.faults.push(`${this.page.url()} is ${wide} px wide in a window of ${width}`);
  }
}
