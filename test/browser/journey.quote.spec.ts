import { OutboxMessage } from '../../src/core/core.entities.js';
import { Demo, DESK, FOUNDING, PHONE, story, type Visitor } from './journey.support.js';

const DIRECTOR = 'yann.pelletier@usinage-cotentin.example';
const MASTER = 'marc.lefevre@usinage-cotentin.example';
const BUYER = 'lea.quesnel@atelier-des-grues.example';
const PASSWORD = 'une-grue-sur-le-quai';
const DRAWING = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const ITEM = 'Axe Ø20 h7';

/** A company nobody knew asks with a drawing, is quoted twice, accepts on a phone, and orders again. */
describe('from a need to an order, with a new partner', () => {
  const step = story();
  let demo: Demo;
  let director: Visitor;
  let master: Visitor;
  let buyer: Visitor;
  let phone: Visitor;
  let first: string;
  let second: string;

  beforeAll(async () => {
    demo = await Demo.open();
    director = await demo.signedIn(DIRECTOR);
    master = await demo.signedIn(MASTER);
    buyer = await demo.visitor(DESK);
    phone = await demo.visitor(PHONE, { touch: true });
  }, FOUNDING);
  afterAll(() => demo.close());
  afterEach(() => [director, master, buyer, phone].forEach((one) => one.brokeNothing()));

  const mailed = async (recipient: string) => {
    const found = { where: { recipient }, order: { id: 'DESC' as const } };
    const mail = await demo.house.read.manager.findOneOrFail(OutboxMessage, found);
    return { ...mail, link: new URL(/https?:\S+/.exec(mail.secret ?? mail.body)![0]).pathname };
  };
  const path = (visitor: Visitor) => new URL(visitor.page.url()).pathname;

  step('1. the director takes in a new partner and invites its buyer', async () => {
    await director.go('/partners/new');
    await director.write('Nom', 'Atelier des Grues');
    await director.write('Raison sociale', 'Atelier des Grues SARL');
    await director.write('SIREN', '732829320');
    await director.write('Rue', '3 quai du Nord');
    await director.write('Code postal', '50100');
    await director.write('Ville', 'Cherbourg-en-Cotentin');
    await director.write('Adresse mail', BUYER);
    await director.page.getByLabel('Client', { exact: true }).check();
    await director.send(/^Ajouter/);
    await director.arrives('Atelier des Grues');
    const people = director.sheet('Inviter une personne');
    await director.write('Nom', 'Léa Quesnel', people);
    await director.write('Adresse mail', BUYER, people);
    await director.send('Envoyer l’invitation');
    await director.sees(/invitation/i);
  });

  step('2. she comes in by the link and asks for a price, with a drawing', async () => {
    await buyer.go((await mailed(BUYER)).link);
    await buyer.write('Mot de passe', PASSWORD);
    await buyer.press('Entrer');
    await buyer.arrives('Atelier des Grues');
    await buyer.follow('Demander un prix');
    await buyer.arrives('Demander un prix');
    await buyer.refused(async () => {
      await buyer.write('Objet', 'Axes de poulie');
      await buyer.press('Envoyer la demande');
      await buyer.page.getByRole('alert').waitFor();
      expect(await buyer.page.getByLabel('Objet').inputValue()).toBe('Axes de poulie');
      await buyer.page.getByLabel('Quantité', { exact: true }).and(buyer.page.locator('[aria-invalid]')).waitFor();
    });
    await buyer.go('/portal/requests/new');
    await buyer.write('Objet', 'Axes de poulie');
    await buyer.write('Besoin', 'Axes rectifiés, acier traité, pour nos poulies de levage.');
    await buyer.page.getByLabel('Quantité', { exact: true }).fill('20');
    await buyer.write('Autre quantité 1', '60');
    await buyer.write('Souhaité pour le', '2027-01-15');
    const file = { name: 'axe-poulie.pdf', mimeType: 'application/pdf', buffer: DRAWING };
    await buyer.page.getByLabel('Plan, patron ou photo').setInputFiles(file);
    await buyer.look('partner-request-new');
    await buyer.send('Envoyer la demande');
    await buyer.arrives('Axes de poulie');
    await buyer.sees('axe-poulie.pdf');
    await buyer.look();
    await buyer.go('/portal/requests');
    await buyer.look();
    expect(await buyer.page.getByRole('link', { name: /^DP-/ }).count()).toBe(1);
  });

  step('3. the master studies it, asks a question, and gets the answer', async () => {
    await master.go('/');
    await master.sees('demandes à traiter');
    await master.go('/requests?state=open');
    await master.look('requests');
    await master.page.getByRole('row').filter({ hasText: 'Axes de poulie' }).getByRole('link').click();
    await master.sees('axe-poulie.pdf');
    await master.write('Message', 'Quelle charge par poulie ?');
    await master.page.getByLabel('L’étude attend la réponse').check();
    await master.send('Envoyer le message');
    await master.sees('Attend le client');
    await master.look('request');
    await buyer.go((await mailed(BUYER)).link);
    await buyer.write('Message', 'Deux tonnes au plus.');
    await buyer.send('Envoyer le message');
    await buyer.sees('L’école a votre message.');
    await master.page.reload();
    await master.sees('Deux tonnes au plus.');
    await master.sees('À l’étude');
  });

  step('4. he sees what it would teach, and to whom, and says that it suits', async () => {
    await master.sheet('Intérêt pour les apprentis').scrollIntoViewIfNeeded();
    await master.page.getByLabel('Article semblable').selectOption({ label: await labelOf(master, ITEM) });
    await master.press('Voir ce qu’il apprend');
    await master.sees('Apprentis autorisés');
    await master.look('request-fit', master.sheet('Intérêt pour les apprentis'));
    await master.page.getByLabel('Décision').selectOption({ label: 'Convient' });
    await master.send('Enregistrer la décision');
    await master.sees('La décision est enregistrée.');
  });

  step('5. he prices it by its routing, sees margin and market, and sends the quote', async () => {
    await master.send('Faire un devis');
    await master.arrives(/^Devis DE-/);
    await master.page.getByLabel('Article').selectOption({ label: await labelOf(master, ITEM) });
    await master.press('Continuer');
    await master.arrives(ITEM);
    expect(await master.page.getByLabel('Quantité (pièce)', { exact: true }).inputValue()).toBe('20');
    expect(await master.page.getByLabel('Autre quantité 1 (pièce)').inputValue()).toBe('60');
    await master.write('Coût d’une heure d’atelier (€)', '52');
    await master.write('Matière à l’unité (€)', '6,10');
    await master.write('Marge voulue sur le prix (%)', '30');
    await master.press('Calculer');
    await master.page.getByRole('heading', { name: 'Prix calculé' }).waitFor();
    await master.look('quote-line');
    await master.send('Enregistrer la ligne');
    await master.arrives(/^Devis DE-/);
    await master.write('Acompte demandé (%)', '30');
    await master.send('Enregistrer les conditions');
    await master.sees('Les conditions sont enregistrées.');
    await master.look('quote-draft');
    await master.send('Envoyer le devis');
    await master.sees('Le devis est envoyé au client.');
    await master.look();
    first = path(master);
  });

  step('6. she finds it dear; he makes a revision, which says what changed', async () => {
    await buyer.go(`/portal${first}`);
    await buyer.look('partner-quote');
    await buyer.press('Refuser');
    await buyer.write('Motif', 'Un peu cher pour nous');
    await buyer.press(/Refuser$/, buyer.page.locator('.ask-panel'));
    await buyer.sees('L’école sait que vous refusez.');
    await master.go(first);
    await master.send('Faire une révision');
    await master.sees('Révision 2');
    await master.follow('Changer');
    await master.arrives(ITEM);
    await master.write('Prix choisi à l’unité (€)', '24,50');
    await master.send('Enregistrer la ligne');
    await master.sees('Ce qui change depuis la révision précédente');
    await master.look('quote-revision');
    await master.send('Envoyer le devis');
    await master.sees('Le devis est envoyé au client.');
    second = path(master);
  });

  step('7. she opens the mail on her phone, reads what changed, and accepts: one order', async () => {
    await phone.signIn(BUYER, PASSWORD);
    const mail = await mailed(BUYER);
    expect(mail.link).toBe(`/portal${second}`);
    await phone.go(mail.link);
    await phone.sees('24,50 €');
    await phone.look('phone-quote', phone.page.getByRole('heading', { name: 'Bon pour accord' }));
    await phone.refused(async () => {
      await phone.press('Accepter le devis');
      await phone.page.getByRole('alert').waitFor();
    });
    await phone.write('Votre nom', 'Léa Quesnel');
    await phone.write('Votre numéro de commande', 'AG-118');
    await phone.send('Accepter le devis');
    await phone.arrives(/^Commande CO-/);
    await phone.sees('AG-118');
    await phone.look();
    await buyer.go(`/portal${first}`);
    await buyer.sees('Remplacé');
    expect(await buyer.page.getByRole('button', { name: 'Accepter le devis' }).count()).toBe(0);
    await buyer.go('/portal/orders?q=AG-118');
    expect(await buyer.page.getByRole('link', { name: /^CO-/ }).count()).toBe(1);
  });

  step('8. the school follows it on one page, at the price of the quote', async () => {
    await director.go('/orders?q=AG-118');
    await director.follow(/^CO-/);
    await director.sees('Devis accepté');
    await director.sees('490,00 €');
    await director.look('order-from-quote');
    await director.follow('Devis accepté');
    await director.sees('Léa Quesnel');
    await director.look();
    await director.go('/quotes');
    await director.look('quotes');
  });

  step('9. she orders the same again in two clicks', async () => {
    await buyer.go('/portal/orders?q=AG-118');
    await buyer.follow(/^CO-/);
    await buyer.follow('Recommander');
    await buyer.arrives('Nouvelle commande');
    await buyer.send('Envoyer la commande');
    await buyer.arrives(/^Commande CO-/);
    await buyer.sees('20');
    await buyer.go('/portal/orders');
    expect(await buyer.page.getByRole('link', { name: /^CO-/ }).count()).toBe(2);
  });
});

async function labelOf(visitor: Visitor, item: string): Promise<string> {
  const option = visitor.page.getByLabel('Article').locator('option').filter({ hasText: item }).first();
  return (await option.textContent())!;
}
