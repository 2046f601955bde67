import { readFile } from 'node:fs/promises';
import jsqr from 'jsqr';
import { CatalogService } from '../../src/modules/catalog/index.js';
import { PartnersService } from '../../src/modules/partners/index.js';
import { ProductionQueries } from '../../src/modules/production/index.js';
import { aConfirmedOrder } from '../../src/modules/sales/tests/sales.builder.js';
import { CatalogQueries } from '../../src/modules/catalog/index.js';
import { FOUNDING, story, type Visitor } from './journey.support.js';
import { TabletStory } from './journey.wifi.js';

// Its types tell of another kind of module than it is.
const jsQR = jsqr as unknown as typeof jsqr.default;
const MASTER = 'marc.lefevre@usinage-cotentin.example';

/** A part hardened by another house between two steps made here; its learner comes in with a badge. */
describe('a badge, a picture of the gesture, and a step made outside', () => {
  const step = story();
  let at: TabletStory;
  let tablet: Visitor;
  let master: Visitor;
  let itemId: number;
  let workOrderId: number;
  let badge: string;

  beforeAll(async () => {
    at = await TabletStory.open(MASTER);
    ({ tablet, master } = at);
    const house = at.demo.house;
    await house.get(PartnersService).create(at.system, {
      ...{ name: 'Trempe du Val', legalName: 'Trempe du Val SARL', kind: 'company', roles: ['supplier'] },
      ...{ street: '1 rue du Four', postcode: '50700', city: 'Valognes', email: 'ordres@trempe.example' },
      paymentTerms: 'NET30',
    });
    const time = { setupMinutes: 10, unitCentiminutes: 300, requiredLevel: 0 };
    itemId = await house.get(CatalogService).addItem(at.system, {
      ...{ code: 'AXE-TR', name: 'Axe trempé', kind: 'part', workshopId: at.workshopId },
      ...{ unitCode: 'C62', priceE4: 185_000, criticality: 'standard' },
      routing: [
        { code: 'LIM', name: 'Limer', instructions: 'Casse les angles.', ...time },
        { code: 'TTH', name: 'Tremper', ...time },
        { code: 'POL', name: 'Polir', instructions: 'Polis la portée.', ...time },
      ],
    });
  }, FOUNDING);
  afterAll(() => at.close());

  const sheet = () => at.demo.house.get(ProductionQueries).workOrder(at.scope, workOrderId);

  step('1. the master says who hardens, and shows the gesture', async () => {
    await master.go(`/items/${itemId}/routing`);
    const hardening = master.page.getByRole('group', { name: 'Opération 20' });
    await hardening.getByLabel('Sous-traitant').selectOption({ label: 'Trempe du Val' });
    await master.look();
    await master.send('Enregistrer');
    await master.sees('Trempe du Val');
    await master.follow('Photos des étapes');
    await master.arrives('Photos des étapes');
    const bytes = await readFile('database/seeds/pictures/turning.png');
    await master.refused(async () => {
      await master.page.getByLabel('Photo', { exact: true }).setInputFiles({
        ...{ name: 'geste.png', mimeType: 'image/png', buffer: Buffer.from('%PDF-1.7\n1 0 obj\n') },
      });
      await master.press('Ajouter une photo');
      await master.sees(/n’est pas une image/);
    });
    await master.page
      .getByLabel('Photo', { exact: true })
      .setInputFiles({ name: 'geste.png', mimeType: 'image/png', buffer: bytes });
    await master.send('Ajouter une photo');
    await master.sees('La photo est sur la tablette de l’élève.');
    await master.look('step-pictures');
  });

  step('2. she makes a badge for Léa, which is read by the tablet', async () => {
    const order = await aConfirmedOrder(
      at.demo.house,
      { id: at.scope.schoolId, system: at.system },
      {
        item: await at.demo.house.get(CatalogQueries).get(at.system, itemId),
        quantities: [6],
      },
    );
    const [of] = await at.demo.house.get(ProductionQueries).ofOrder(at.scope, order.id);
    workOrderId = of!.id;
    await at.gives(workOrderId, 0, 'Léa');
    await master.go('/learners');
    await master.follow(/^Léa/);
    await master.press('Faire un badge');
    await master.arrives(/Badge de Léa/);
    await master.look('badge');
    badge = await decoded(master);
    expect(badge).toContain('/badges/');
    const pdf = await master.page.getByRole('link', { name: 'Imprimer le badge' }).getAttribute('href');
    expect(Buffer.from(pdf!.split(',')[1]!, 'base64').subarray(0, 5).toString()).toBe('%PDF-');

    const { pathname } = new URL(badge);
    // Anywhere else it opens nothing.
    const stranger = await at.demo.visitor();
    await stranger.go(pathname);
    await stranger.sees('Cette tablette n’est pas encore enregistrée');
    await at.registers('Tablette ajustage');
    await tablet.go(`${at.wifi.base}${pathname}`);
    await tablet.arrives(/C’est toi, Léa/);
    await tablet.thumbs();
    await tablet.look('tablet-badge');
    await tablet.press('J’entre');
    await tablet.sees('Bonjour Léa');
  });

  step('3. Léa sees the gesture, makes her six axles, and the master validates them', async () => {
    await tablet.sees('Axe trempé');
    const picture = tablet.page.getByRole('img', { name: 'Comment faire' }).first();
    const width = picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
    expect(await width).toBe(640);
    await tablet.look('terminal-picture');
    await tablet.press('Je commence');
    await tablet.sees('Le temps compte');
    at.later(20);
    await tablet.follow('J’ai fini');
    await tablet.press('Tout est bon, j’ai contrôlé');
    await tablet.sees(/C’est noté/);
    await master.go('/validation');
    await master.press(/^Valider$/);
    await master.sees(/validé/);
    expect((await sheet()).operations[1]).toMatchObject({ state: 'ready', available: 6 });
  });

  step('4. the pieces leave, and come back good or lost; what is wrong is refused in a sentence', async () => {
    await master.go(`/work-orders/${workOrderId}`);
    await master.follow('Envoyer, recevoir');
    await master.arrives(/Tremper · Trempe du Val/);
    await master.refused(async () => {
      await master.write('Quantité', '7');
      await master.press('Envoyer');
      await master.sees(/6 pièces à envoyer, pas plus/);
    });
    await master.write('Quantité', '6');
    await master.write('Retour prévu le', '2026-11-30');
    await master.write('Numéro du bon', 'BS-7');
    await master.send('Envoyer');
    await master.sees('Les pièces sont parties.');
    await master.go('/workshop');
    await master.sees('Chez les sous-traitants');
    await master.look();
    await master.follow(/Axe trempé · Tremper/, master.sheet('Chez les sous-traitants'));
    await master.write('Bonnes', '5');
    await master.write('Perdues', '1');
    await master.look('subcontracting');
    await master.send('Recevoir');
    await master.sees('Les pièces sont reçues et comptées.');
    const [, hardened, polished] = (await sheet()).operations;
    expect([hardened, polished]).toMatchObject([
      { state: 'done', good: 5, scrap: 1, outside: 0 },
      { state: 'ready', available: 5 },
    ]);
  });

  step('5. a reception was wrong: it is found again from the order, and taken back', async () => {
    await master.go(`/work-orders/${workOrderId}`);
    await master.follow('Envoyer, recevoir');
    await master.press('Annuler', master.row('Reçu'));
    await master.page.getByLabel('Pourquoi ?').first().fill('Recompté : aucune perdue');
    await master.press('Annuler', master.page.locator('[popover]:popover-open'));
    await master.sees('Le mouvement est annulé.');
    expect((await sheet()).operations[1]).toMatchObject({ state: 'in_progress', good: 0, scrap: 0, outside: 6 });
    await master.look();
  });

  step('6. the badge is lost: it opens nothing, and Léa is out', async () => {
    await master.go('/learners');
    await master.follow(/^Léa/);
    await master.press('Badge perdu');
    await master.press(/Confirmer.*Badge perdu/);
    await master.sees('Le badge n’ouvre plus.');
    await tablet.refused(async () => {
      await tablet.go(`${at.wifi.base}${new URL(badge).pathname}`);
      await tablet.sees('Ce badge n’ouvre plus. Demande à ton maître.');
    });
    tablet.brokeNothing();
    master.brokeNothing();
  });
});

/** What a reader that is not ours finds in the code on the page. */
async function decoded(master: Visitor): Promise<string> {
  const image = master.page.getByRole('img', { name: /^Badge de/ });
  const pixels = await image.evaluate(async (shown: HTMLImageElement) => {
    await shown.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 300;
    const pen = canvas.getContext('2d')!;
    pen.drawImage(shown, 0, 0, 300, 300);
    return [...pen.getImageData(0, 0, 300, 300).data];
  });
  return jsQR(new Uint8ClampedArray(pixels), 300, 300)!.data;
}
