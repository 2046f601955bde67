import type { Scope } from '../../src/core/access/scope.js';
import { AssignmentsService, ProductionQueries } from '../../src/modules/production/index.js';
import { CatalogService, CatalogQueries } from '../../src/modules/catalog/index.js';
import { aConfirmedOrder } from '../../src/modules/sales/tests/sales.builder.js';
import { FOUNDING, story, type Visitor } from './journey.support.js';
import { TabletStory } from './journey.wifi.js';

const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'];
const COLOURS = ['Écru', 'Bleu'];
const MASTER = 'nadia.lebret@fil-en-normandie.example';

/** A tablet of ten inches, held by a learner who presses as the Wi-Fi comes and goes. */
describe('a grid of twelve cells on the tablet, while the Wi-Fi comes and goes', () => {
  const step = story();
  let at: TabletStory;
  let tablet: Visitor;
  let master: Visitor;
  let scope: Scope;
  let workOrderId: number;

  beforeAll(async () => {
    at = await TabletStory.open(MASTER);
    ({ tablet, master, scope } = at);
    const { house } = at.demo;
    const step = { setupMinutes: 10, unitCentiminutes: 300, requiredLevel: 0 };
    const itemId = await house.get(CatalogService).addItem(at.system, {
      ...{ code: 'TAB-12', name: 'Tablier en douze tailles', kind: 'garment', workshopId: at.workshopId },
      ...{ unitCode: 'C62', priceE4: 185_000, criticality: 'standard' },
      variants: COLOURS.flatMap((colour) => SIZES.map((size) => ({ size, colour }))),
      routing: [
        { code: 'PIQ', name: 'Piquer', instructions: 'Pose la poche.\nPique tout autour.', ...step },
        { code: 'REP', name: 'Repasser', instructions: 'Repasse doucement.', ...step },
      ],
    });
    const item = await house.get(CatalogQueries).get(at.system, itemId);
    const school = { id: scope.schoolId, system: at.system };
    const order = await aConfirmedOrder(house, school, { item, quantities: [2, 3, 4, 4, 3, 2, 1, 2, 3, 3, 2, 1] });
    const [of] = await house.get(ProductionQueries).ofOrder(scope, order.id);
    workOrderId = of!.id;
  }, FOUNDING);
  afterAll(() => at.close());

  const sheet = () => at.demo.house.get(ProductionQueries).workOrder(scope, workOrderId);

  step('1. the learner enters, and the tablet prepares for the gap', async () => {
    await at.gives(workOrderId, 0, 'Chloé');
    await at.enters('Chloé', 'Tablette piqûre');
    await tablet.look();
    await tablet.thumbs();
    await tablet.go(`${at.wifi.base}/terminal`);
    await at.kept(2);
  });

  step(
    '2. without Wi-Fi she starts, pauses, goes on and counts twelve sizes; the page is loaded again in between',
    async () => {
      await at.wifi.cut();
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
    at.later(9);
    await at.wifi.mend();
    await tablet.sees('Tout est enregistré');
    const { reports, operations, sessions } = await sheet();
    expect(reports).toHaveLength(12);
    expect(operations[0]).toMatchObject({ good: 30, state: 'done' });
    expect(sessions).toHaveLength(2);
    await tablet.sees('Rien à faire maintenant');
  });

  step('4. what is refused once the Wi-Fi is back is told, with why', async () => {
    await at.gives(workOrderId, 1, 'Chloé');
    await tablet.go(`${at.wifi.base}/terminal`);
    await tablet.sees('Repasser');
    await at.kept(3);
    await at.wifi.cut();
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
    await at.demo.house.get(AssignmentsService).withdraw(scope, waiting!.id, 'Donné à une autre');
    await at.wifi.mend();
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
    await tablet.go(`${at.wifi.base}/terminal`);
    await tablet.page.getByRole('button', { name: 'J’appelle mon maître' }).waitFor();
    expect(tablet.told()).toEqual([]);
  });
});
