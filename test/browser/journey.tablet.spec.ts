import type { Scope } from '../../src/core/access/scope.js';
import { sql } from '../../src/core/database/sql.js';
import { localDate } from '../../src/core/time/local-date.js';
import { AssignmentsService, ProductionQueries } from '../../src/modules/production/index.js';
import { CatalogService, CatalogQueries } from '../../src/modules/catalog/index.js';
import { aConfirmedOrder } from '../../src/modules/sales/tests/sales.builder.js';
import { Demo, FOUNDING, story, TABLET, TODAY, type Visitor } from './journey.support.js';
import { Wifi } from './wifi.js';

const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'];
const COLOURS = ['Écru', 'Bleu'];
const MASTER = 'nadia.lebret@fil-en-normandie.example';

/** A tablet of ten inches, held by a learner who presses as the Wi-Fi comes and goes. */
describe('a grid of twelve cells on the tablet, while the Wi-Fi comes and goes', () => {
  const step = story();
  let demo: Demo;
  let wifi: Wifi;
  let tablet: Visitor;
  let master: Visitor;
  let scope: Scope;
  let workOrderId: number;

  beforeAll(async () => {
    demo = await Demo.open();
    wifi = new Wifi(demo.base);
    await wifi.mend();
    const { house } = demo;
    const [row] = await sql<{ school_id: number; user_id: number }>(
      house.read.manager,
      'SELECT m.school_id, m.user_id FROM membership m JOIN app_user u ON u.id = m.user_id WHERE u.email = ?',
      [MASTER],
    );
    const bare = { schoolId: row!.school_id, userId: row!.user_id, partnerId: null, locale: 'fr' as const };
    scope = { ...bare, learnerId: null, roles: new Set(['master']) };
    const system: Scope = { ...scope, roles: new Set(['system']) };
    const [place] = await sql<{ id: number }>(house.read.manager, 'SELECT id FROM workshop WHERE school_id = ?', [
      row!.school_id,
    ]);
    const step = { setupMinutes: 10, unitCentiminutes: 300, requiredLevel: 0 };
    const itemId = await house.get(CatalogService).addItem(system, {
      ...{ code: 'TAB-12', name: 'Tablier en douze tailles', kind: 'garment', workshopId: place!.id },
      ...{ unitCode: 'C62', priceE4: 185_000, criticality: 'standard' },
      variants: COLOURS.flatMap((colour) => SIZES.map((size) => ({ size, colour }))),
      routing: [
        { code: 'PIQ', name: 'Piquer', instructions: 'Pose la poche.\nPique tout autour.', ...step },
        { code: 'REP', name: 'Repasser', instructions: 'Repasse doucement.', ...step },
      ],
    });
    const item = await house.get(CatalogQueries).get(system, itemId);
    const order = await aConfirmedOrder(
      house,
      { id: row!.school_id, system },
      {
        item,
        quantities: [2, 3, 4, 4, 3, 2, 1, 2, 3, 3, 2, 1],
      },
    );
    const [of] = await house.get(ProductionQueries).ofOrder(scope, order.id);
    workOrderId = of!.id;
    tablet = await demo.visitor(TABLET, { touch: true });
    master = await demo.signedIn(MASTER);
  }, FOUNDING);
  afterAll(async () => {
    await wifi.cut();
    await demo.close();
  });

  const sheet = () => demo.house.get(ProductionQueries).workOrder(scope, workOrderId);
  const later = (minutes: number) => demo.clock.set(new Date(demo.clock.now().getTime() + minutes * 60_000));

  /** The worker has kept so many pages for when the Wi-Fi is gone. */
  async function kept(many: number): Promise<void> {
    const pages = () => tablet.page.evaluate(async () => (await (await caches.open('pages')).keys()).length);
    while ((await pages()) < many) await tablet.page.waitForEvent('requestfinished', { timeout: 1000 }).catch(() => 0);
  }

  async function given(position: number, halfDay: 'am' | 'pm' = 'am'): Promise<void> {
    const [learner] = await sql<{ id: number }>(
      demo.house.read.manager,
      "SELECT id FROM learner WHERE school_id = ? AND first_name = 'Chloé'",
      [scope.schoolId],
    );
    const who = { learnerId: learner!.id, supervisorId: scope.userId, plannedOn: localDate(TODAY), halfDay };
    await demo.house
      .get(AssignmentsService)
      .assign(scope, { operationId: (await sheet()).operations[position]!.id, ...who });
  }

  step('1. the learner enters, and the tablet prepares for the gap', async () => {
    await given(0);
    await tablet.go(`${wifi.base}/tablet`);
    await tablet.follow('Se connecter');
    await tablet.write('Adresse électronique', MASTER);
    await tablet.write('Mot de passe', 'fil-matiere-ouvrage');
    await tablet.press('Se connecter');
    await tablet.arrives(/Enregistrer/);
    await tablet.write('Nom de la tablette', 'Tablette piqûre');
    await tablet.send(/Enregistrer/);
    await tablet.arrives('Qui es-tu ?');
    await tablet.page.getByRole('radio', { name: /^Chloé/ }).check();
    await tablet.write('Ton code', '4826');
    await tablet.press('J’entre');
    await tablet.sees('Bonjour Chloé');
    await tablet.look();
    await tablet.thumbs();
    await tablet.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await tablet.go(`${wifi.base}/terminal`);
    await kept(2);
  });

  step(
    '2. without Wi-Fi she starts, pauses, goes on and counts twelve sizes; the page is loaded again in between',
    async () => {
      await wifi.cut();
      await tablet.press('Je commence');
      await tablet.sees('Pas encore envoyé');
      await tablet.press('Pause');
      await tablet.page.getByRole('button', { name: 'Je continue' }).waitFor();
      await tablet.page.reload();
      await tablet.sees('Pas encore envoyé');
      await tablet.press('Je continue');
      await tablet.look('terminal-unsent');
      await tablet.thumbs();
      await tablet.follow('J’ai fini');
      await tablet.arrives('Compte tes pièces');
      await tablet.look();
      await tablet.thumbs();
      await tablet.press('Tout est bon, j’ai contrôlé');
      await tablet.page.waitForURL('**/terminal');
      const told = ['Je commence', 'Pause', 'Je continue', 'Tout est bon, j’ai contrôlé'];
      await tablet.page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll('.t-unsent:not([hidden]) li')].map((one) => one.textContent).join() === wanted,
        told.map((one) => `${one} · Piquer`).join(),
      );
      expect((await sheet()).reports).toEqual([]);
    },
  );

  step('3. the Wi-Fi is back: all is told once, in order', async () => {
    later(9);
    await wifi.mend();
    await tablet.sees('Tout est enregistré');
    const { reports, operations, sessions } = await sheet();
    expect(reports).toHaveLength(12);
    expect(operations[0]).toMatchObject({ good: 30, state: 'done' });
    expect(sessions).toHaveLength(2);
    await tablet.sees('Rien à faire maintenant');
  });

  step('4. what is refused once the Wi-Fi is back is told, with why', async () => {
    await given(1);
    await tablet.go(`${wifi.base}/terminal`);
    await tablet.sees('Repasser');
    await kept(3);
    await wifi.cut();
    const ahead = (ms: number) =>
      tablet.page.evaluate((by) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + by;
      }, ms);
    // The half-day the gate was asked for is over: nothing begins before it is asked again.
    await ahead(86_400_000);
    await tablet.press('Je commence');
    await tablet.sees('La sécurité n’a pas encore dit oui');
    expect(await tablet.page.locator('.t-unsent:not([hidden])').count()).toBe(0);
    await tablet.press('J’ai compris');
    await tablet.page.getByRole('alert').waitFor({ state: 'hidden' });
    await ahead(-86_400_000);
    await tablet.press('Je commence');
    await tablet.sees('Pas encore envoyé');
    const waiting = (await sheet()).assignments.find(({ state }) => state === 'assigned');
    await demo.house.get(AssignmentsService).withdraw(scope, waiting!.id, 'Donné à une autre');
    await wifi.mend();
    await tablet.page.getByRole('alert').filter({ hasText: 'Je commence' }).waitFor();
    await tablet.look('terminal-refused');
    await tablet.thumbs();
    await tablet.press('J’ai compris');
    await tablet.sees('Rien à faire maintenant');
  });

  step('5. she calls the master, whose screen tells it at once', async () => {
    await master.go('/workshop');
    await tablet.press('J’appelle mon maître');
    await tablet.sees('Ton maître arrive');
    await master.sees('Chloé');
    await master.page.locator('.calls').waitFor();
    await master.look('master-called');
    await master.press('J’y vais');
    await master.page.locator('.calls').waitFor({ state: 'detached' });
    await tablet.go(`${wifi.base}/terminal`);
    await tablet.page.getByRole('button', { name: 'J’appelle mon maître' }).waitFor();
    expect(tablet.told()).toEqual([]);
  });
});
