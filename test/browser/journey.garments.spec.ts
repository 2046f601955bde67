import {
  credit,
  invoice,
  openAFigure,
  pay,
  prepareDelivery,
  receive,
  relaunchWhatIsMissing,
  ship,
} from './journey.office.js';
import { Demo, FOUNDING, story, TABLET, type Visitor } from './journey.support.js';
import { admitWithoutPapers, assign, boardOfTheDay, makeTheRest, registerTablet } from './journey.workshop.js';

const APRON = 'Tablier « Noireau » (TAB-NOI)';
const DRAWING = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const PEOPLE = {
  filix: 'julie.marchand@filix.example',
  director: 'claire.aubert@fil-en-normandie.example',
  master: 'nadia.lebret@fil-en-normandie.example',
  accountant: 'helene.roux@cabinet-roux.example',
};

/** Filix orders aprons; two learners make them; the money comes home. Every form is sent twice, once it is right. */
describe('a garment order, from the partner’s desk to the funding of the school', () => {
  const step = story();
  let demo: Demo;
  let filix: Visitor;
  let director: Visitor;
  let master: Visitor;
  let accountant: Visitor;
  let order: { id: number; number: string };

  beforeAll(async () => {
    demo = await Demo.open();
    filix = await demo.visitor();
    director = await demo.signedIn(PEOPLE.director);
    master = await demo.signedIn(PEOPLE.master, TABLET);
    accountant = await demo.signedIn(PEOPLE.accountant);
  }, FOUNDING);
  afterAll(() => demo.close());
  afterEach(() => [filix, director, master, accountant].forEach((one) => one.brokeNothing()));

  step('1. Filix orders aprons in a grid of sizes, with its drawing, and sees the trail', async () => {
    await filix.go('/sign-in');
    await filix.look('sign-in');
    await filix.refused(async () => {
      await filix.write('Adresse électronique', PEOPLE.filix);
      await filix.write('Mot de passe', 'pas le bon');
      await filix.press('Se connecter');
      await filix.sees(/adresse ou .*mot de passe/i);
    });
    await filix.signIn(PEOPLE.filix);
    await filix.look('partner-home');
    await filix.follow('Commander');
    await filix.arrives('Nouvelle commande');
    await filix.refused(async () => {
      await filix.write('Votre numéro de commande', 'F-7781');
      await filix.press('Envoyer la commande');
      await filix.page.getByRole('alert').waitFor();
      expect(await filix.page.getByLabel('Votre numéro de commande').inputValue()).toBe('F-7781');
    });
    // Bleu is wanted in L, Écru is not: the sizes must still stand in their order.
    const grid = filix.page.getByRole('region', { name: APRON });
    const wanted = { 'Écru, taille S': 4, 'Écru, taille M': 6, 'Écru, taille XL': 2 };
    const blue = { 'Bleu, taille S': 2, 'Bleu, taille M': 6, 'Bleu, taille L': 6, 'Bleu, taille XL': 2 };
    for (const [cell, pieces] of Object.entries({ ...wanted, ...blue })) await filix.write(cell, String(pieces), grid);
    expect(await grid.locator('[data-grid-sum-target="total"]').innerText()).toBe('28');
    await filix.write('Date souhaitée', '2026-12-11');
    await filix.write('Précisions', 'Étiquette à gauche.');
    const file = { name: 'tablier-noireau.pdf', mimeType: 'application/pdf', buffer: DRAWING };
    await filix.page.getByLabel('Plan ou document').setInputFiles(file);
    await filix.look('partner-new-order', grid);
    await filix.send('Envoyer la commande');
    await filix.arrives(/Commande CO-/);
    await filix.sees('tablier-noireau.pdf');
    await filix.sees('621,60 €');
    expect(await filix.page.locator('.trail li').first().getAttribute('class')).toBe('done');
    expect(await filix.page.locator('.grid thead th').allInnerTexts()).toEqual([
      'Couleur',
      'S',
      'M',
      'L',
      'XL',
      'Total',
    ]);
    const number = (await filix.page.getByRole('heading', { level: 1 }).innerText()).replace('Commande ', '');
    order = { id: Number(new URL(filix.page.url()).pathname.split('/').at(-1)), number };
    await filix.look('partner-order');
    await filix.go('/portal/orders?q=F-7781');
    expect(await filix.page.getByRole('link', { name: /^CO-/ }).count()).toBe(1);
  });

  step('2. the director promises a date, and the confirmation leaves', async () => {
    await director.look('director-home');
    await director.go('/orders');
    await director.look();
    await director.follow(order.number);
    await director.arrives(new RegExp(order.number));
    await director.look();
    await director.sendWrong('Date promise', '2026-11-20', { button: 'Confirmer la commande', says: /.+/ });
    await director.write('Date promise', '2026-12-11');
    await director.send('Confirmer la commande');
    await director.sees('La commande est confirmée');
    const pdf = director.page.getByRole('link', { name: /\.pdf$/ }).filter({ hasText: order.number });
    const paper = await director.downloads(pdf);
    expect(paper).toMatchObject({ head: '%PDF-', type: 'application/pdf' });
    await director.look('order-confirmed');
  });

  step(
    '3. the master sees the day, is told which paper is missing, and gives one operation to two learners',
    async () => {
      await admitWithoutPapers(director, 'Noé', 'Poulain');
      await boardOfTheDay(master);
      await assign(master, order.id, { operation: 'Coupe', learners: ['Chloé M.', 'Lina B.'], refused: 'Noé P.' });
      await boardOfTheDay(master, 'workshop');
    },
  );

  step('4. two learners start, stop, go on and count their pieces on the tablet', async () => {
    const tablet = await registerTablet(demo, PEOPLE.master);
    await tablet.enters('Chloé M.');
    await tablet.visitor.look('terminal-start');
    await tablet.works();
    await tablet.counts({ good: { 'S · Écru': 4, 'M · Écru': 5, 'XL · Écru': 2 }, redo: { 'M · Écru': 1 } });
    await tablet.leaves();
    await tablet.enters('Lina B.');
    await tablet.works();
    await tablet.counts({
      good: { 'M · Écru': 1, 'S · Bleu': 2, 'M · Bleu': 6, 'L · Bleu': 5, 'XL · Bleu': 2 },
      lost: { size: 'L · Bleu', why: 'Mesure ou coupe fausse' },
    });
    await tablet.leaves();
    tablet.visitor.brokeNothing();
  });

  step('5. the master validates in two taps a job', async () => {
    await master.go('/validation');
    await master.look('validation');
    for (const name of ['Chloé M. · Coupe', 'Lina B. · Coupe']) {
      const job = master.sheet(name).filter({ hasText: 'Tablier « Noireau »' });
      await master.send('Tout valider', job);
      await job.waitFor({ state: 'detached' });
    }
    await master.go(`/orders/${order.id}`);
    await master.follow(/^OF-/);
    await master.arrives(/^OF-/);
    await master.look('work-order');
    await makeTheRest(demo, order.id);
  });

  step('6. two deliveries leave, Filix signs the first with a reserve', async () => {
    const first = await prepareDelivery(master, order.id, /Bleu/);
    await ship(master, 'delivery');
    await receive(filix, first, 'Un tablier taché');
    await relaunchWhatIsMissing(master, order.id);
    await makeTheRest(demo, order.id);
    const second = await prepareDelivery(master, order.id);
    await ship(master);
    await receive(filix, second);
    expect(second).not.toBe(first);
  });

  step('7. what is delivered is invoiced, credited, paid in parts, and seen in the funding', async () => {
    await accountant.go('/');
    await accountant.look('accountant-home');
    const first = await invoice(accountant, order.number);
    await credit(accountant, 'Un tablier facturé avant sa livraison');
    await accountant.go(first.path);
    await pay(accountant, '100,00');
    await accountant.go(first.path);
    await pay(accountant);
    const second = await invoice(accountant, order.number);
    expect(second.number).not.toBe(first.number);
    await pay(accountant);
    await openAFigure(director, second.number);
    await director.go(`/orders/${order.id}`);
    await director.sees('Tout est fait');
    expect(await director.page.locator('.trail li.done').count()).toBe(6);
    await director.look('order-sheet');
    await filix.go(`/portal/orders/${order.id}`);
    await filix.look();
  });
});
