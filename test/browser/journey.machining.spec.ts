import { prepareDelivery, ship } from './journey.office.js';
import { Demo, FOUNDING, story, TABLET, type Visitor } from './journey.support.js';
import { assign, makeTheRest, Terminal } from './journey.workshop.js';

const PEOPLE = {
  partner: 'pierre.lenoir@mvs.example',
  director: 'yann.pelletier@usinage-cotentin.example',
  master: 'marc.lefevre@usinage-cotentin.example',
};

/** Turned shafts are critical: a qualified learner, and each count validated before the next step. */
describe('a critical turned part at the Cotentin school, from the order to the validated part', () => {
  const step = story();
  let demo: Demo;
  let partner: Visitor;
  let director: Visitor;
  let master: Visitor;
  let orderId: number;

  beforeAll(async () => {
    demo = await Demo.open();
    partner = await demo.signedIn(PEOPLE.partner);
    director = await demo.signedIn(PEOPLE.director);
    master = await demo.signedIn(PEOPLE.master, TABLET);
  }, FOUNDING);
  afterAll(() => demo.close());
  afterEach(() => [partner, director, master].forEach((one) => one.brokeNothing()));

  step('another partner orders six shafts', async () => {
    await partner.go('/portal/orders/new');
    await partner.arrives('Nouvelle commande');
    const grid = partner.page.getByRole('region', { name: 'Axe Ø20 h7 (AXE-20H7)' });
    await grid.getByRole('spinbutton').fill('6');
    await partner.look();
    await partner.send('Envoyer la commande');
    await partner.arrives(/Commande CO-/);
    await partner.sees('205,20 €');
    orderId = Number(new URL(partner.page.url()).pathname.split('/').at(-1));
  });

  step('the director confirms it; the garment school never sees it', async () => {
    await director.go(`/orders/${orderId}`);
    await director.write('Date promise', '2026-12-14');
    await director.send('Confirmer la commande');
    await director.sees('La commande est confirmée');
    await director.look();
    const elsewhere = await demo.signedIn('claire.aubert@fil-en-normandie.example');
    const answer = await elsewhere.page.goto(`/orders/${orderId}`);
    expect([answer!.status(), await elsewhere.page.getByText('Val de Saire').count()]).toEqual([404, 0]);
  });

  step('the master gives the sawing to a qualified learner, who counts six good blanks', async () => {
    await assign(master, orderId, { operation: 'Débit', learners: ['Léa M.'] });
    const visitor = await demo.visitor(TABLET, { touch: true });
    await visitor.signIn(PEOPLE.master);
    await visitor.go('/tablet');
    const tablet = await Terminal.registeredBy(demo, visitor, 'Tablette tournage');
    await tablet.enters('Léa M.');
    await tablet.works();
    await tablet.counts({ good: { '': 6 } });
    await tablet.leaves();
    visitor.brokeNothing();
  });

  step('the master validates, and the part goes on to its delivery', async () => {
    await master.go('/validation');
    await master.sees('Critique');
    await master.look();
    const jobs = master.sheet('Léa M. · Débit');
    const waiting = await jobs.count();
    await master.send('Valider', jobs.last());
    await jobs.nth(waiting - 1).waitFor({ state: 'detached' });
    await makeTheRest(demo, orderId);
    await prepareDelivery(master, orderId);
    await ship(master);
  });
});
