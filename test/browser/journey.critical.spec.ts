import type { Scope } from '../../src/core/access/scope.js';
import { CatalogQueries, CatalogService } from '../../src/modules/catalog/index.js';
import { ProductionQueries } from '../../src/modules/production/index.js';
import { ControlPlanQueries, ControlPlanService, InspectionsQueries } from '../../src/modules/quality/index.js';
import { aConfirmedOrder } from '../../src/modules/sales/tests/sales.builder.js';
import type { House } from '../support/house.js';
import { FOUNDING, story, type Visitor } from './journey.support.js';
import { TabletStory } from './journey.wifi.js';

const MASTER = 'marc.lefevre@usinage-cotentin.example';

/** A critical shaft: no series before its first part is accepted, and one piece in three on the gauge. */
describe('a critical machined part on the tablet, while the Wi-Fi comes and goes', () => {
  const step = story();
  let at: TabletStory;
  let tablet: Visitor;
  let master: Visitor;
  let scope: Scope;
  let itemId: number;
  let workOrderId: number;

  beforeAll(async () => {
    at = await TabletStory.open(MASTER);
    ({ tablet, master, scope } = at);
    const time = { setupMinutes: 20, unitCentiminutes: 400, requiredLevel: 0 };
    itemId = await house(CatalogService).addItem(at.system, {
      ...{ code: 'GOU-20', name: 'Goupille Ø20 h7', kind: 'part', workshopId: at.workshopId },
      ...{ unitCode: 'C62', priceE4: 285_000, criticality: 'critical', drawingRevision: 'B' },
      routing: [{ code: 'AJU', name: 'Ajuster', instructions: 'Lime à la cote.\nMesure souvent.', ...time }],
    });
  }, FOUNDING);
  afterAll(() => at.close());

  const house: House['get'] = (of) => at.demo.house.get(of);
  const sheet = () => house(ProductionQueries).workOrder(scope, workOrderId);
  const checks = async () => (await house(InspectionsQueries).ofWorkOrder(scope, workOrderId))[0]!.inspections;
  async function measures(diameter: string, more: { aspect?: string } = {}): Promise<void> {
    await tablet.write('Diamètre', diameter);
    if (more.aspect)
      await tablet.page.locator('fieldset', { hasText: 'Aspect' }).getByText(more.aspect, { exact: true }).click();
  }

  step('1. the master writes the control plan, and the order is released', async () => {
    await master.go('/quality');
    await master.arrives('Qualité');
    await master.look();
    await master.go(`/items/${itemId}/control-plan`);
    await master.sees('rien ne pourra être compté');
    await master.write('Ce qui est contrôlé', 'Diamètre');
    await master.write('Valeur', '20');
    await master.write('Écart inférieur', '-0,021');
    await master.write('Écart supérieur', '0');
    await master.write('Une pièce sur', '3');
    await master.page.getByLabel('Moyen', { exact: true }).selectOption({ label: 'MIC-1 · Micromètre 0-25' });
    await master.send('Ajouter un contrôle');
    await master.sees('20 mm 0 / −0,021');
    await master.look('control-plan');
    await house(ControlPlanService).add(scope, itemId, { position: 10, name: 'Aspect', kind: 'look', every: 0 });
    expect(await house(ControlPlanQueries).ofItem(scope, itemId)).toMatchObject([
      { nominal: 20_000, lower: -21, upper: 0, every: 3 },
      { kind: 'look' },
    ]);
    const item = await house(CatalogQueries).get(at.system, itemId);
    const school = { id: scope.schoolId, system: at.system };
    const order = await aConfirmedOrder(at.demo.house, school, { item, quantities: [5] });
    const [of] = await house(ProductionQueries).ofOrder(scope, order.id);
    workOrderId = of!.id;
    await at.gives(workOrderId, 0, 'Léa');
  });

  step('2. without Wi-Fi the learner starts, and checks a first part that is out of tolerance', async () => {
    await at.enters('Léa', 'Tablette ajustage');
    await tablet.sees('Goupille Ø20 h7');
    await tablet.go(`${at.wifi.base}/terminal`);
    await at.kept(2);
    await at.wifi.cut();
    await tablet.press('Je commence');
    await tablet.page.getByRole('link', { name: 'Je contrôle ma première pièce' }).waitFor();
    expect(await tablet.page.getByRole('link', { name: 'J’ai fini' }).filter({ visible: true }).count()).toBe(0);
    await tablet.follow('Je contrôle ma première pièce');
    await tablet.arrives('Contrôle ta première pièce');
    await measures('20,004', { aspect: 'Bon' });
    await tablet.sees('Hors tolérance. Mets la pièce de côté.');
    await tablet.look('terminal-first');
    await tablet.thumbs();
    await tablet.press('Je montre à mon maître');
    await tablet.page.waitForURL('**/terminal');
    await tablet.sees('Pas encore envoyé');
    await tablet.page.reload();
    await tablet.sees('Contrôle ta première pièce · Ajuster');
    expect(await checks()).toEqual([]);
  });

  step('3. the Wi-Fi is back: the master is told at once, and refuses', async () => {
    await master.go('/workshop');
    at.later(6);
    await at.wifi.mend();
    await tablet.sees('Ton maître regarde ta première pièce.');
    await master.sees(/Léa .* montre sa première pièce/);
    await master.follow('Regarder');
    await master.arrives('Qualité');
    await master.sees('20,004 mm');
    await master.look('first-part');
    expect(await master.page.getByRole('button', { name: 'Accepter' }).count()).toBe(0);
    await master.press('Refuser');
    await master.write('Ce que l’élève doit changer', 'Trop gros : lime encore');
    await master.page.locator('[popover]:popover-open').getByRole('button', { name: 'Refuser' }).click();
    await master.sees('La première pièce est refusée');
    await tablet.follow('Regarder encore');
    await tablet.sees('Trop gros : lime encore');
  });

  step('4. another first part is good: accepted, the series may be counted', async () => {
    await tablet.follow('Je contrôle ma première pièce');
    await measures('19,99', { aspect: 'Bon' });
    expect(await tablet.page.getByText('Hors tolérance').filter({ visible: true }).count()).toBe(0);
    await tablet.press('Je montre à mon maître');
    await tablet.sees('Ton maître regarde ta première pièce.');
    await master.go('/quality');
    await master.send('Accepter');
    await master.sees('La première pièce est acceptée');
    await tablet.go(`${at.wifi.base}/terminal`);
    await tablet.page.getByRole('link', { name: 'J’ai fini' }).waitFor();
    await at.kept(3);
  });

  step('5. without Wi-Fi again, with a page loaded anew: a piece is measured, five are counted', async () => {
    await at.wifi.cut();
    await tablet.follow('Je contrôle une pièce');
    await measures('19,985');
    await tablet.look();
    await tablet.thumbs();
    await tablet.press('J’ai contrôlé');
    await tablet.page.waitForURL('**/terminal');
    await tablet.page.reload();
    await tablet.sees('Contrôle une pièce · Ajuster');
    await tablet.follow('J’ai fini');
    await tablet.arrives('Compte tes pièces');
    await tablet.press('Tout est bon, j’ai contrôlé');
    await tablet.page.waitForURL('**/terminal');
    at.later(12);
    await at.wifi.mend();
    await tablet.sees('Tout est enregistré');
    expect((await checks()).map(({ kind, state, conform }) => [kind, state, conform])).toEqual([
      ['first', 'refused', false],
      ['first', 'accepted', true],
      ['series', 'recorded', true],
    ]);
    expect((await sheet()).operations[0]).toMatchObject({ good: 5, state: 'done' });
    expect((await sheet()).reports).toHaveLength(1);
  });

  step('6. the master receives a bar, and gives the order its lot', async () => {
    await master.go('/materials');
    await master.write('Code', 'C45-20');
    await master.write('Nom', 'Barre C45 Ø20');
    await master.page.getByLabel('Unité', { exact: true }).selectOption({ label: 'm' });
    await master.write('Alerte sous', '2');
    await master.send('Ajouter une matière');
    await master.arrives('Barre C45 Ø20');
    await master.sees('À commander');
    await master.write('Numéro du lot', 'coulée 51002');
    await master.write('Quantité (m)', '6');
    await master.send('Recevoir un lot');
    await master.sees('Le lot est en stock');
    await master.look('material');
    await master.go(`/work-orders/${workOrderId}/materials`);
    await master.page
      .getByLabel('Lot', { exact: true })
      .selectOption({ label: 'Barre C45 Ø20 · coulée 51002 · reste 6 m' });
    await master.sendWrong('Quantité', '9', { button: 'Noter le mouvement', says: /Il reste 6 m de ce lot/ });
    await master.write('Quantité', '0,5');
    await master.send('Noter le mouvement');
    await master.sees('Le mouvement est noté');
    await master.look();
  });

  step('7. the master sees the measures beside the count, validates, and certifies', async () => {
    await master.go('/validation');
    const job = master.sheet('Léa M. · Ajuster').last();
    // What was checked comes once it is seen.
    await job.scrollIntoViewIfNeeded();
    await job.getByText('19,985 mm').waitFor();
    await master.look(undefined, job);
    await master.send('Valider', job);
    await master.go(`/work-orders/${workOrderId}/quality`);
    await master.sees('Diamètre : 3 mesures, dont 1 hors tolérance.');
    await master.look('work-order-quality');
    await master.send('Établir le certificat');
    await master.sees(/CC-2026-00001/);
    expect((await sheet()).state).toBe('completed');
    expect(tablet.told()).toEqual([]);
  });
});
