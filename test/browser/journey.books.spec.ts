import { theHouse, type Scope } from '../../src/core/access/scope.js';
import { sql } from '../../src/core/database/sql.js';
import { BooksQueries, MonthClosing } from '../../src/modules/accounting/index.js';
import { Closings } from '../../src/modules/ledger/index.js';
import { OrdersService, type OrderSheet } from '../../src/modules/sales/index.js';
import { aConfirmedOrder, allCells } from '../../src/modules/sales/tests/sales.builder.js';
import { Demo, FOUNDING, story, type Visitor } from './journey.support.js';

const ACCOUNTANT = 'helene.roux@cabinet-roux.example';

/** The accountant's month: a deposit, the invoice that takes it off, money, the books, their closing, the ledger. */
describe('the month of the accountant', () => {
  const step = story();
  let demo: Demo;
  let accountant: Visitor;
  let system: Scope;
  let order: OrderSheet;
  let invoice: string;
  /** What the accountant pressed and followed to close. */
  let actions = 0;

  beforeAll(async () => {
    demo = await Demo.open();
    const [head] = await sql<{ school_id: number; user_id: number }>(
      demo.house.read.manager,
      `SELECT m.school_id, m.user_id FROM membership m JOIN school s ON s.id = m.school_id
       WHERE s.trade = 'garment' AND m.role = 'director'`,
    );
    system = { ...theHouse(head!.school_id), userId: head!.user_id };
    order = await aConfirmedOrder(demo.house, { id: head!.school_id, system });
    accountant = await demo.signedIn(ACCOUNTANT);
  }, FOUNDING);
  afterAll(() => demo.close());
  afterEach(() => accountant.brokeNothing());

  async function confirmed(button: string): Promise<void> {
    await accountant.press(button);
    await accountant.send(new RegExp(`^Confirmer.: ${button}`));
  }

  step('1. a deposit is asked before anything is delivered', async () => {
    await accountant.go(`/orders/${order.id}`);
    await accountant.follow('Facturer un acompte');
    await accountant.arrives('Facturer un acompte');
    await accountant.sendWrong('Part du total', '130', { button: 'Préparer la facture d’acompte', says: /100/ });
    await accountant.write('Part du total', '30');
    await accountant.look();
    await accountant.send('Préparer la facture d’acompte');
    await accountant.arrives('Brouillon d’acompte');
    await confirmed('Émettre');
    await accountant.arrives(/^Facture d’acompte FA-/);
    await accountant.sees('66,60 €');
    const paper = await accountant.downloads(accountant.page.getByRole('link', { name: 'PDF' }));
    expect(paper).toMatchObject({ head: '%PDF-', type: 'application/pdf' });
    const xml = await accountant.downloads(accountant.page.getByRole('link', { name: 'CII' }));
    expect(xml.head).toBe('<?xml');
    await accountant.follow('Enregistrer un règlement');
    await accountant.send('Enregistrer');
    await accountant.arrives(/^Règlement PA-/);
  });

  step('2. the invoice of what is delivered takes it off', async () => {
    const orders = demo.house.get(OrdersService);
    await orders.recordProduced(system, allCells(order));
    await orders.recordDelivered(system, order.id, allCells(order));
    await accountant.go(`/orders/${order.id}`);
    await accountant.send('Préparer la facture');
    await accountant.arrives('Brouillon de facture');
    await accountant.sees(/Acompte FA-.* déduit/);
    await confirmed('Émettre');
    await accountant.arrives(/^Facture FA-/);
    await accountant.sees('155,40 €');
    await accountant.look('invoice-after-deposit');
    invoice = (await accountant.page.getByRole('heading', { level: 1 }).innerText()).replace('Facture ', '');
  });

  const bring = (table: string) =>
    accountant.page
      .getByLabel('Fichier de la banque')
      .setInputFiles({ name: 'releve.csv', mimeType: 'text/csv', buffer: Buffer.from(table, 'latin1') });

  step('3. the statement of the bank pays it, when she says so', async () => {
    await accountant.go('/payments');
    await accountant.follow('Banque');
    await accountant.arrives('Banque');
    await accountant.refused(async () => {
      await bring('Date;Libellé;Montant\r\n31/02/2026;VIR;12,00\r\n');
      await accountant.press('Importer un relevé');
      await accountant.sees(/A2.*jour/);
    });
    const rows = [
      `23/11/2026;VIR CLIENT ${invoice};155,40`,
      '23/11/2026;SUBVENTION REGION;5000,00',
      '23/11/2026;FRAIS;-3,20',
    ];
    const table = ['Date;Libellé;Montant', ...rows].join('\r\n');
    await bring(table);
    await accountant.send('Importer un relevé');
    await accountant.sees('3 mouvements ajoutés');
    await accountant.sees('Sûr');
    await accountant.look('bank');
    await bring(table);
    await accountant.press('Importer un relevé');
    await accountant.sees('0 mouvement ajouté, 3 déjà là.');
    await accountant.send('Valider tout ce qui est sûr');
    await accountant.sees('2 mouvements validés.');
    await accountant.follow('Choisir', accountant.row('SUBVENTION'));
    await accountant.arrives(/Que règlent 5.000,00/);
    await accountant.look();
    await accountant.send('Mettre de côté');
    await accountant.arrives('Banque');
    await accountant.follow('Choisir', accountant.row('FRAIS'));
    await accountant.look();
    await accountant.press('Ce sont des frais bancaires');
    await accountant.send(/^Confirmer.: Ce sont des frais bancaires/);
    await accountant.sees('Frais bancaires enregistrés.');
    await accountant.sees('Rien à rapprocher');
    await accountant.go('/invoices/ageing');
    await accountant.look('ageing');
  });

  step('4. once the month is over, its books are read and closed into a file', async () => {
    demo.clock.set('2026-12-02T07:30:00Z');
    await demo.house.get(Closings).closeAll();
    // The year of the pictures leaves October to close.
    for (const { month, closed } of (await demo.house.get(BooksQueries).months(system)).reverse())
      if (!closed && month < '2026-11') await demo.house.get(MonthClosing).close(system, month);
    // Nine days later the session is over.
    await accountant.signIn(ACCOUNTANT);
    await accountant.go('/payments');
    const follow = async (name: string) => {
      actions += 1;
      await accountant.follow(name);
    };
    await follow('Comptabilité');
    await accountant.arrives('Comptabilité');
    await accountant.sees('À clôturer');
    await accountant.look();
    await follow('Novembre 2026');
    await accountant.arrives('Novembre 2026');
    await accountant.sees('TVA facturée');
    await accountant.look('books-month');
    actions += 2;
    await confirmed('Clôturer et exporter');
    await accountant.sees('Mois clos. Son fichier est prêt.');
    const file = await accountant.downloads(accountant.page.getByRole('link', { name: 'Fichier (format FEC)' }));
    expect(file).toMatchObject({ head: 'Journ', type: expect.stringContaining('text/plain') as string });
    const table = await accountant.downloads(accountant.page.getByRole('link', { name: 'CSV' }));
    expect(table.type).toContain('text/csv');
    expect(actions).toBe(4);
    // What is closed stays closed: another tab asks again.
    const again = await accountant.context.request.post('/books/2026-11/closing', {
      headers: { origin: demo.base, 'idempotency-key': 'another-tab' },
    });
    expect(again.status()).toBe(409);
  });

  step('5. the ledger is verified, and its month archived', async () => {
    await accountant.go('/books');
    await accountant.sees('Clos');
    await accountant.follow('Registre scellé');
    await accountant.arrives('Registre scellé');
    await accountant.look('ledger');
    const zip = await accountant.downloads(accountant.page.getByRole('link', { name: 'ZIP' }));
    expect(zip.type).toBe('application/zip');
    await accountant.follow('Vérifier maintenant');
    await accountant.sees('Registre intact');
    await accountant.look();
    await accountant.go('/ledger?type=INVOICE');
    await accountant.follow(/^\d+$/);
    await accountant.sees('Ce qui est scellé');
    await accountant.look();
  });

  step('6. the accounts of a closed month are not changed after the fact', async () => {
    await accountant.go('/school/settings/accounts');
    await accountant.look();
    await accountant.refused(async () => {
      await accountant.write('À partir du', '2026-11-15');
      await accountant.press('Enregistrer le réglage');
      await accountant.sees(/2026-11 est clos avec ses comptes/);
    });
  });
});
