import { Demo, FOUNDING, PHONE, story, type Visitor } from './journey.support.js';

const DIRECTOR = 'claire.aubert@fil-en-normandie.example';
const BUYER = 'julie.marchand@filix.example';
const THREAD = 'FIL-ESS';

/** A year's order: its material brought by the customer, its deliveries called off, its cost known to the metre. */
describe('a framework order', () => {
  const step = story();
  let demo: Demo;
  let director: Visitor;
  let buyer: Visitor;
  let phone: Visitor;
  let order: string;

  beforeAll(async () => {
    demo = await Demo.open();
    director = await demo.signedIn(DIRECTOR);
    buyer = await demo.signedIn(BUYER);
    phone = await demo.visitor(PHONE, { touch: true });
    await phone.signIn(BUYER);
  }, FOUNDING);
  afterAll(() => demo.close());
  afterEach(() => [director, buyer, phone].forEach((one) => one.brokeNothing()));

  async function aMaterial([code, name, unit]: [string, string, string], price?: string): Promise<void> {
    await director.go('/materials');
    await director.write('Code', code);
    await director.write('Nom', name);
    await director.page.getByLabel('Unité', { exact: true }).selectOption({ label: unit });
    if (price) await director.write(/^Prix d’une unité/, price);
    await director.send('Ajouter une matière');
    await director.arrives(name);
  }

  step('1. the school says what a unit takes, and what an hour on a machine costs', async () => {
    await aMaterial(['TOI-ESS', 'Toile d’essai', 'm'], '6,80');
    await aMaterial([THREAD, 'Fil d’essai', 'kg']);
    await director.go('/items?q=TAB-NOI');
    await director.page.locator('table').getByRole('link').first().click();
    await director.follow('Nomenclature');
    await director.arrives('Nomenclature');
    const [material, quantity] = [director.page.getByLabel('Matière'), director.page.getByLabel('Quantité par unité')];
    const cloth = material.last().locator('option', { hasText: 'TOI-ESS' });
    await material.last().selectOption({ label: (await cloth.textContent())! });
    await director.refused(async () => {
      await quantity.last().fill('trois');
      await director.press('Enregistrer la nomenclature');
      await director.page.getByRole('alert').waitFor();
      expect(await quantity.last().inputValue()).toBe('trois');
    });
    await quantity.last().fill('1,4');
    await director.send('Enregistrer la nomenclature');
    await director.sees('La nomenclature est enregistrée.');
    await director.sees('1,4 m');
    await director.look('item-bill');
    await director.go('/school');
    await director.page.getByRole('button', { name: 'Coût', exact: true }).first().click();
    const asked = director.page.locator('.ask-panel:popover-open');
    await director.write('Coût d’une heure (€)', '38,50', asked);
    await director.press('Coût', asked);
    await director.sees('38,50 €');
    await director.look();
  });

  step('2. the company orders, under its contract', async () => {
    await buyer.go('/portal/orders/new');
    await buyer.page.getByLabel('Bleu, taille M').first().fill('20');
    await buyer.page.locator('summary', { hasText: 'Code service, contrat ou marché' }).click();
    await buyer.write('Contrat ou marché', 'CADRE-2027');
    await buyer.look();
    await buyer.send('Envoyer la commande');
    await buyer.page.waitForURL(/portal\/orders\/\d+$/);
    order = new URL(buyer.page.url()).pathname.replace('/portal', '');
    await director.go(order);
    await director.sees('CADRE-2027');
    await director.write('Date promise', '2026-12-18');
    await director.send('Confirmer la commande');
    await director.sees('La commande est confirmée');
  });

  step('3. the school waits for the thread, and lets the company call its deliveries off', async () => {
    await director.follow('Matière');
    await director.arrives('Matière apportée par le client');
    const cloth = director.page.getByLabel('Matière').locator('option', { hasText: THREAD }).first();
    await director.page.getByLabel('Matière').selectOption({ label: (await cloth.textContent())! });
    await director.write('Quantité attendue', '2,5');
    await director.write('Attendue le', '2026-12-01');
    await director.send('Attendre une matière');
    await director.sees('le client le lit sur sa commande');
    await director.look('order-materials');
    await director.go(order);
    await director.follow('Livraisons');
    await director.arrives('Livraisons prévues');
    await director.refused(async () => {
      await director.write('Jour de la livraison 1', '2026-12-10');
      await director.page
        .getByLabel(/, livraison 1$/)
        .first()
        .fill('21');
      await director.press('Enregistrer les livraisons');
      await director.sees(/dépassent la commande/);
    });
    await director.go(`${order}/schedule`);
    await director.write('Jour de la livraison 1', '2026-12-10');
    await director.page
      .getByLabel(/, livraison 1$/)
      .first()
      .fill('5');
    await director.write('Adresse de la livraison 1', 'Quai 2, 14000 Caen');
    await director.page.getByLabel('Commande cadre').check();
    await director.look('order-schedule');
    await director.send('Enregistrer les livraisons');
    await director.sees('Les livraisons sont prévues');
    await director.look();
  });

  step('4. from her phone, the buyer reads what to bring and calls the next delivery', async () => {
    await phone.go(`/portal${order}`);
    await phone.sees('À nous apporter');
    await phone.sees('Quai 2, 14000 Caen');
    await phone.follow('Appeler une livraison');
    await phone.arrives('Appeler une livraison');
    await phone.refused(async () => {
      await phone.page.getByLabel('Bleu, taille M').first().fill('16');
      await phone.write('Pour le', '2027-01-20');
      await phone.press('Appeler une livraison');
      await phone.sees(/plus qu’il ne reste à appeler. Appelez 15 pièces au plus/);
    });
    await phone.go(`/portal${order}/call-offs/new`);
    await phone.write('Pour le', '2027-01-20');
    await phone.page.getByLabel('Bleu, taille M').first().fill('6');
    await phone.write('Votre numéro d’appel', 'APPEL-7');
    await phone.look('phone-call-off');
    await phone.send('Appeler une livraison');
    await phone.sees('L’école a votre appel.');
    await phone.sees('appel APPEL-7');
    await phone.look();
  });

  step('5. the references of a public body are told, and its sheet says what it asks for', async () => {
    await director.go(`${order}/references`);
    await director.write('Code service', 'ECO-12');
    await director.look();
    await director.send('Enregistrer les références');
    await director.sees('ECO-12');
    await director.go('/partners/new');
    await director.refused(async () => {
      await director.write('Nom d’usage', 'Ville d’Exemple');
      await director.write('Raison sociale', 'Commune d’Exemple');
      await director.page.getByLabel('Sorte').selectOption({ label: 'Organisme public' });
      await director.write('Adresse mail', 'factures@ville.example');
      await director.write('Rue', '1 place de la Mairie');
      await director.write('Code postal', '14000');
      await director.write('Ville', 'Exemple');
      await director.press('Ajouter le partenaire');
      await director.sees(/se nomme par son SIRET/);
    });
    await director.write('SIRET', '73282932000074');
    await director.page.getByLabel('Il refuse une facture sans numéro d’engagement').check();
    await director.send('Ajouter le partenaire');
    await director.arrives('Ville d’Exemple');
    await director.sees('Exigé sur ses factures');
    await director.look();
  });
});
