import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboxMessage } from '../../src/core/core.entities.js';
import { WebhookWorker } from '../../src/modules/webhooks/index.js';
import { Demo, FOUNDING, PHONE, story, type Visitor } from './journey.support.js';

const MANAGER = 'julie.marchand@filix.example';
const DIRECTOR = 'claire.aubert@fil-en-normandie.example';
const RECEIVER = 'nadia.quai@filix.example';
const CODE = 'TAB-NOI';
const PASSWORD = 'une-grue-sur-le-quai';

/** A company sees to its own desk: an order from a file, colleagues with their own rights, a program that is told. */
describe('the desk of a partner', () => {
  const step = story();
  let demo: Demo;
  let manager: Visitor;
  let receiver: Visitor;
  let director: Visitor;
  let order: string;
  let erp: Server;
  const told: string[] = [];

  beforeAll(async () => {
    demo = await Demo.open();
    manager = await demo.signedIn(MANAGER);
    receiver = await demo.visitor(PHONE, { touch: true });
    director = await demo.signedIn(DIRECTOR);
    erp = createServer((request, response) => {
      told.push(String(request.headers['webhook-id']));
      request.resume();
      response.writeHead(204).end();
    }).listen(0, '127.0.0.1');
  }, FOUNDING);
  afterAll(async () => {
    erp.close();
    await demo.close();
  });
  afterEach(() => [manager, receiver, director].forEach((one) => one.brokeNothing()));

  const bring = (content: string, name = 'commande.csv') =>
    manager.page
      .getByLabel('Fichier', { exact: true })
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content, 'latin1') });

  step('1. a file with a wrong row orders nothing, and shows what to mend', async () => {
    await manager.go('/portal/orders/new');
    await manager.follow('Commander depuis un fichier');
    await manager.arrives('Commander depuis un fichier');
    await manager.look();
    const table = await manager.downloads(manager.page.getByRole('link', { name: 'Télécharger le tableau' }));
    expect(table.type).toContain('text/csv');
    await manager.refused(async () => {
      await bring(`Article;Couleur;S;M\r\n${CODE};Bleu;2;six\r\nINCONNU;;1;\r\n`);
      await manager.press('Lire le fichier');
      await manager.sees('Rien n’est commandé');
      await manager.sees('D2');
      await manager.sees(/« INCONNU » n’est pas un article/);
    });
    await manager.look('partner-order-file');
  });

  step('2. mended, it fills the grid, is read over and sent', async () => {
    await bring(`Article;Couleur;Prix HT;S;M\r\n${CODE};Bleu;;2;6\r\n${CODE};Écru;;1,00;\r\n`);
    await manager.press('Lire le fichier');
    await manager.arrives('Nouvelle commande');
    await manager.sees('Lu dans commande.csv');
    const grid = manager.page.getByRole('region', { name: `(${CODE})` });
    expect(await grid.getByLabel('Bleu, taille M').inputValue()).toBe('6');
    expect(await grid.locator('[data-grid-sum-target="total"]').innerText()).toBe('9');
    await manager.write('Votre numéro de commande', 'F-8101');
    await manager.send('Envoyer la commande');
    await manager.arrives(/Commande CO-/);
    await manager.sees('F-8101');
    order = new URL(manager.page.url()).pathname.split('/').at(-1)!;
  });

  step('3. a colleague is invited to receive, and nothing else', async () => {
    await manager.go('/portal');
    await manager.follow('Gérer les accès');
    await manager.arrives('Mon entreprise');
    await manager.refused(async () => {
      await manager.write('Prénom et nom', 'Nadia Quai');
      await manager.write('Adresse mail', RECEIVER);
      for (const right of [/^Achète/, /^Reçoit/, /^Paie/, /^Gère/]) await manager.page.getByLabel(right).uncheck();
      await manager.press('Envoyer l’invitation');
      await manager.sees(/Cochez au moins un droit/);
    });
    await manager.page.getByLabel(/^Reçoit/).check();
    await manager.send('Envoyer l’invitation');
    await manager.sees('Invitations en attente');
    await manager.look('partner-company');
  });

  step('4. she comes in on her phone: deliveries, no price, no invoice', async () => {
    const found = { where: { recipient: RECEIVER }, order: { id: 'DESC' as const } };
    const mail = await demo.house.read.manager.findOneOrFail(OutboxMessage, found);
    await receiver.go(new URL(mail.secret!).pathname);
    await receiver.write('Mot de passe', PASSWORD);
    await receiver.press('Entrer');
    await receiver.arrives('Filix');
    await receiver.look('phone-receiver');
    expect(await receiver.page.locator('main').innerText()).not.toContain('€');
    const menu = await receiver.page.getByRole('navigation', { name: 'Menu' }).getByRole('link').allInnerTexts();
    expect(menu.map((entry) => entry.trim().split('\n')[0])).toEqual(['Votre espace', 'Commandes', 'Livraisons']);
    expect((await receiver.page.context().request.get('/portal/invoices')).status()).toBe(404);
  });

  step('5. a program is told at an address, and answers', async () => {
    await manager.go('/portal/company');
    await manager.follow('Prévenir un programme (webhooks)');
    await manager.look('partner-webhooks');
    await manager.write('Adresse', `http://127.0.0.1:${(erp.address() as AddressInfo).port}/ouvrage`);
    await manager.press('Prévenir cette adresse');
    await manager.sees(/whsec_/);
    await manager.go('/portal/company/webhooks');
    await manager.page.getByRole('link', { name: /127\.0\.0\.1/ }).click();
    await manager.send('Envoyer un essai');
    await demo.house.get(WebhookWorker).drain();
    await manager.page.reload();
    await manager.sees('Arrivé');
    expect(told).toHaveLength(1);
    await manager.look('partner-webhook');
  });

  step('6. she tries the API with a key of her own, before her ERP is told of it', async () => {
    await manager.go('/me');
    await manager.write('Nom de la clé', 'Notre ERP');
    await manager.press('Créer la clé');
    await manager.page.locator('code').first().waitFor();
    const key = (await manager.page.locator('code').first().textContent())!;
    const { page } = manager;
    await page.goto(new URL('/api/try', page.url()).href);
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    await page.locator('.auth-container input').fill(key);
    await page.locator('.auth-container').getByRole('button', { name: 'Apply credentials' }).click();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('#operations-tag-Portal').click();
    await page.locator('.opblock', { hasText: '/api/v1/portal/orders' }).first().click();
    await page.getByRole('button', { name: 'Execute' }).click();
    await page.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
    await page.locator('.live-responses-table', { hasText: 'CO-2026-' }).first().waitFor();
  });

  step('7. what the company owes is told line by line', async () => {
    await manager.go('/portal/invoices');
    await manager.follow('Relevé de compte');
    await manager.arrives('Relevé de compte');
    await manager.sees('Solde à payer');
    const table = await manager.downloads(manager.page.getByRole('link', { name: 'CSV' }));
    expect(table.type).toContain('text/csv');
    await manager.look('partner-statement');
  });

  step('8. the school amends the order, makes it wait, and the company sees both', async () => {
    await director.go(`/orders/${order}`);
    await director.write('Date promise', '2026-12-11');
    await director.send('Confirmer la commande');
    await director.sees('La commande est confirmée');
    await director.follow('Modifier par avenant');
    await director.arrives('Modifier la commande par avenant');
    await director.refused(async () => {
      await director.write('Motif', 'Rien ne change');
      await director.press('Enregistrer l’avenant');
      await director.sees('Rien ne change.');
    });
    await director.go(`/orders/${order}/amendments`);
    await director.write('Bleu, taille M', '9');
    await director.write('Motif', 'Filix en veut trois de plus');
    await director.look('order-amend');
    await director.send('Enregistrer l’avenant');
    await director.sees(/avenant-1\.pdf/);
    await director.press('Mettre en attente');
    const asked = director.page.locator('.ask-panel:popover-open');
    await director.write('Motif', 'Le tissu bleu manque', asked);
    await director.send('Mettre en attente', asked);
    await director.sees(/En attente\s: Le tissu bleu manque/);
    await director.look('order-on-hold');
    await manager.go(`/portal/orders/${order}`);
    await manager.sees('En attente');
    await manager.sees(/avenant-1\.pdf/);
    await director.send('Reprendre la commande');
    await director.sees('La commande reprend');
  });

  step('9. the catalogue is tried from a table, then written', async () => {
    const table = (content: string) =>
      director.page
        .getByLabel('Fichier', { exact: true })
        .setInputFiles({ name: 'articles.csv', mimeType: 'text/csv', buffer: Buffer.from(content, 'latin1') });
    await director.go('/items');
    await director.follow('Importer un tableau');
    await director.look();
    await director.refused(async () => {
      await table('Code;Désignation;Prix HT\r\nTAB-ENF;Tablier enfant;douze\r\n');
      await director.press('Essayer, sans rien écrire');
      await director.sees('Rien n’est importé');
      await director.sees('C2');
    });
    const right =
      'Code;Désignation;Prix HT;Tailles\r\n' +
      `TAB-ENF;Tablier enfant;12,50;S, M\r\n${CODE};Tablier Noireau;19,00;\r\n`;
    await table(right);
    await director.press('Essayer, sans rien écrire');
    await director.sees(/À ajouter\s: 1\. À changer\s: 1/);
    await director.look('items-import');
    await table(right);
    await director.press('Importer');
    await director.arrives('Catalogue');
    await director.sees(/Importé\s: 1 ajoutés, 1 changés/);
  });

  step('10. she leaves the company, and her phone is out', async () => {
    await manager.go('/portal/company');
    await manager.follow('Nadia Quai');
    await manager.look('partner-person');
    await manager.press('Retirer l’accès');
    await manager.send(/^Confirmer : Retirer l’accès/);
    await manager.arrives('Mon entreprise');
    expect(await manager.page.getByText('Nadia Quai').count()).toBe(0);
    await receiver.go('/portal');
    await receiver.arrives(/Connexion|Se connecter|Bonjour/);
    await manager.refused(async () => {
      await manager.go('/portal/company');
      await manager.page.getByRole('link', { name: 'Julie Marchand' }).click();
      await manager.page.getByLabel(/^Gère/).uncheck();
      await manager.press('Enregistrer');
      await manager.sees(/Il faut quelqu’un pour gérer les accès/);
    });
  });
});
