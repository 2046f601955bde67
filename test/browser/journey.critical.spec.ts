import type { Scope } from '../../src/core/access/scope.js';
import { sql } from '../../src/core/database/sql.js';
import { localDate } from '../../src/core/time/local-date.js';
import { CatalogQueries, CatalogService } from '../../src/modules/catalog/index.js';
import { AssignmentsService, ProductionQueries } from '../../src/modules/production/index.js';
import { ControlPlanQueries, ControlPlanService, InspectionsQueries } from '../../src/modules/quality/index.js';
import { aConfirmedOrder } from '../../src/modules/sales/tests/sales.builder.js';
import { Demo, FOUNDING, story, TABLET, TODAY, type Visitor } from './journey.support.js';
import { Wifi } from './wifi.js';

const MASTER = 'marc.lefevre@usinage-cotentin.example';
const PASSWORD = 'fil-matiere-ouvrage';

/** A critical shaft: no series before its first part is accepted, and one piece in three on the gauge. */
describe('a critical machined part on the tablet, while the Wi-Fi comes and goes', () => {
  const step = story();
  let demo: Demo;
  let wifi: Wifi;
  let tablet: Visitor;
  let master: Visitor;
  let scope: Scope;
  let itemId: number;
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
    const [place] = await sql<{ id: number }>(
      house.read.manager,
      'SELECT id FROM workshop WHERE school_id = ? ORDER BY id',
      [row!.school_id],
    );
    const time = { setupMinutes: 20, unitCentiminutes: 400, requiredLevel: 0 };
    itemId = await house.get(CatalogService).addItem(system, {
      ...{ code: 'GOU-20', name: 'Goupille Ø20 h7', kind: 'part', workshopId: place!.id },
      ...{ unitCode: 'C62', priceE4: 285_000, criticality: 'critical', drawingRevision: 'B' },
      routing: [{ code: 'AJU', name: 'Ajuster', instructions: 'Lime à la cote.\nMesure souvent.', ...time }],
    });
    tablet = await demo.visitor(TABLET, { touch: true });
    master = await demo.signedIn(MASTER, TABLET);
  }, FOUNDING);
  afterAll(async () => {
    await wifi.cut();
    await demo.close();
  });

  const sheet = () => demo.house.get(ProductionQueries).workOrder(scope, workOrderId);
  const checks = async () => (await demo.house.get(InspectionsQueries).ofWorkOrder(scope, workOrderId))[0]!.inspections;
  const later = (minutes: number) => demo.clock.set(new Date(demo.clock.now().getTime() + minutes * 60_000));
  async function kept(many: number): Promise<void> {
    const pages = () => tablet.page.evaluate(async () => (await (await caches.open('pages')).keys()).length);
    while ((await pages()) < many) await tablet.page.waitForEvent('requestfinished', { timeout: 1000 }).catch(() => 0);
  }
  async function measures(diameter: string, more: { aspect?: string } = {}): Promise<void> {
    await tablet.write('Diamètre', diameter);
    if (more.aspect)
      await tablet.page.locator('fieldset', { hasText: 'Aspect' }).getByText(more.aspect, { exact: true }).click();
  }

  step('1. the master writes the control plan, and the order is released', async () => {
    await master.go('/quality');
    await master.arrives('Qualité');
    await master.look('quality');
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
    await demo.house
      .get(ControlPlanService)
      .add(scope, itemId, { position: 10, name: 'Aspect', kind: 'look', every: 0 });
    expect(await demo.house.get(ControlPlanQueries).ofItem(scope, itemId)).toMatchObject([
      { nominal: 20_000, lower: -21, upper: 0, every: 3 },
      { kind: 'look' },
    ]);
    const system: Scope = { ...scope, roles: new Set(['system']) };
    const item = await demo.house.get(CatalogQueries).get(system, itemId);
    const school = { id: scope.schoolId, system };
    const order = await aConfirmedOrder(demo.house, school, { item, quantities: [5] });
    const [of] = await demo.house.get(ProductionQueries).ofOrder(scope, order.id);
    workOrderId = of!.id;
    const { operations } = await sheet();
    const [learner] = await sql<{ id: number }>(
      demo.house.read.manager,
      "SELECT id FROM learner WHERE school_id = ? AND first_name = 'Léa'",
      [scope.schoolId],
    );
    const who = { learnerId: learner!.id, supervisorId: scope.userId };
    const when = { plannedOn: localDate(TODAY), halfDay: 'am' as const };
    await demo.house.get(AssignmentsService).assign(scope, { operationId: operations[0]!.id, ...who, ...when });
  });

  step('2. without Wi-Fi the learner starts, and checks a first part that is out of tolerance', async () => {
    await tablet.go(`${wifi.base}/tablet`);
    await tablet.follow('Se connecter');
    await tablet.write('Adresse électronique', MASTER);
    await tablet.write('Mot de passe', PASSWORD);
    await tablet.press('Se connecter');
    await tablet.arrives(/Enregistrer/);
    await tablet.write('Nom de la tablette', 'Tablette ajustage');
    await tablet.send(/Enregistrer/);
    await tablet.page.getByRole('radio', { name: /^Léa/ }).check();
    await tablet.write('Ton code', '4826');
    await tablet.press('J’entre');
    await tablet.sees('Goupille Ø20 h7');
    await tablet.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await tablet.go(`${wifi.base}/terminal`);
    await kept(2);
    await wifi.cut();
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
    later(6);
    await wifi.mend();
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
    await tablet.go(`${wifi.base}/terminal`);
    await tablet.page.getByRole('link', { name: 'J’ai fini' }).waitFor();
    await kept(3);
  });

  step('5. without Wi-Fi again, with a page loaded anew: a piece is measured, five are counted', async () => {
    await wifi.cut();
    await tablet.follow('Je contrôle une pièce');
    await measures('19,985');
    await tablet.look('terminal-check');
    await tablet.thumbs();
    await tablet.press('J’ai contrôlé');
    await tablet.page.waitForURL('**/terminal');
    await tablet.page.reload();
    await tablet.sees('Contrôle une pièce · Ajuster');
    await tablet.follow('J’ai fini');
    await tablet.arrives('Compte tes pièces');
    await tablet.press('Tout est bon, j’ai contrôlé');
    await tablet.page.waitForURL('**/terminal');
    later(12);
    await wifi.mend();
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
    await master.page.getByLabel('Unité').selectOption({ label: 'm' });
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
    await master.look('work-order-materials');
  });

  step('7. the master sees the measures beside the count, validates, and certifies', async () => {
    await master.go('/validation');
    const job = master.sheet('Léa M. · Ajuster').last();
    // What was checked comes once it is seen.
    await job.scrollIntoViewIfNeeded();
    await job.getByText('19,985 mm').waitFor();
    await master.look('validation-checks', job);
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
