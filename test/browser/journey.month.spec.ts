import { theHouse, type Scope } from '../../src/core/access/scope.js';
import { sql } from '../../src/core/database/sql.js';
import { MonthClosing, BooksQueries } from '../../src/modules/accounting/index.js';
import { InvoicingService } from '../../src/modules/invoicing/index.js';
import { Closings } from '../../src/modules/ledger/index.js';
import { aDeliveredOrder } from '../../src/modules/delivery/tests/delivery.builder.js';
import { aPartner } from '../../src/modules/sales/tests/sales.builder.js';
import { Demo, FOUNDING, story, type Visitor } from './journey.support.js';

const ACCOUNTANT = 'helene.roux@cabinet-roux.example';

/** The same accountant, the month's end of the other school: each press, link and file of it is counted. */
describe('the month of the machining school', () => {
  const step = story();
  let demo: Demo;
  let accountant: Visitor;
  let system: Scope;
  let iban: string;
  let partnerId: number;
  let invoice: string;
  let actions = 0;

  beforeAll(async () => {
    demo = await Demo.open();
    const [head] = await sql<{ school_id: number; user_id: number; iban: string }>(
      demo.house.read.manager,
      `SELECT m.school_id, m.user_id, s.iban FROM membership m JOIN school s ON s.id = m.school_id
       WHERE s.trade = 'machining' AND m.role = 'director'`,
    );
    system = { ...theHouse(head!.school_id), userId: head!.user_id };
    iban = head!.iban.replace(/\s/g, '');
    const school = { id: head!.school_id, system };
    partnerId = await aPartner(demo.house, school, 'Mécanique du Val');
    const delivered = (wish: { partnerId: number }) => aDeliveredOrder(demo.house, school, wish);
    await delivered({ partnerId });
    await delivered({ partnerId });
    // Another customer, who will be late.
    const late = await delivered({ partnerId: await aPartner(demo.house, school, 'Atelier des Marais') });
    const invoicing = demo.house.get(InvoicingService);
    await invoicing.issue(system, await invoicing.draft(system, late.id));
    accountant = await demo.signedIn(ACCOUNTANT);
    await toTheSecond();
  }, FOUNDING);
  afterAll(() => demo.close());
  afterEach(() => accountant.brokeNothing());

  /** Whoever works for two schools opens on the first. */
  async function toTheSecond(): Promise<void> {
    await accountant.page.locator('.who summary').first().click();
    await accountant.press(/usinage/i);
    await accountant.sees('Cotentin');
  }
  const follow = async (name: string | RegExp) => {
    actions += 1;
    await accountant.follow(name);
  };
  const send = async (name: string | RegExp) => {
    actions += 1;
    await accountant.send(name);
  };
  async function confirmed(button: string): Promise<void> {
    actions += 2;
    await accountant.press(button);
    await accountant.send(new RegExp(`^Confirmer.: ${button}`));
  }

  step('1. two orders of a customer go on one invoice', async () => {
    await accountant.go('/invoices/to-issue');
    await accountant.sees('Une facture pour plusieurs commandes');
    await accountant.look('invoices-together');
    await accountant.send('Facturer ensemble');
    await accountant.arrives('Brouillon de facture');
    await accountant.press('Émettre');
    await accountant.send(/^Confirmer.: Émettre/);
    await accountant.arrives(/^Facture FA-/);
    await accountant.sees('444,00 €');
    await accountant.look('invoice-together');
  });

  step('2. its address was wrong: another takes its place', async () => {
    await accountant.go(new URL(accountant.page.url()).pathname);
    await accountant.press('Remplacer');
    await accountant.write('Motif', 'Adresse du client', accountant.page.locator('.ask-panel:popover-open'));
    await accountant.send('Remplacer', accountant.page.locator('.ask-panel:popover-open'));
    await accountant.arrives('Brouillon de facture rectificative');
    await accountant.look();
    await accountant.press('Émettre');
    await accountant.send(/^Confirmer.: Émettre/);
    await accountant.arrives(/^Facture rectificative FA-/);
    invoice = (await accountant.page.getByRole('heading', { level: 1 }).innerText()).replace(/^.* /, '');
    await accountant.look('invoice-corrective');
  });

  step('3. in December: the bank pays it, and takes its fee', async () => {
    demo.clock.set('2026-12-28T07:30:00Z');
    await demo.house.get(Closings).closeAll();
    for (const { month, closed } of (await demo.house.get(BooksQueries).months(system)).reverse())
      if (!closed && month < '2026-11') await demo.house.get(MonthClosing).close(system, month);
    await accountant.signIn(ACCOUNTANT);
    await toTheSecond();
    await accountant.go('/payments');
    await follow('Banque');
    await accountant.arrives('Banque');
    actions += 1;
    const buffer = Buffer.from(statement(iban, invoice));
    await accountant.page
      .getByLabel('Fichier de la banque')
      .setInputFiles({ name: 'releve.xml', mimeType: 'application/xml', buffer });
    await send('Importer un relevé');
    await accountant.sees('2 mouvements ajoutés');
    await send('Valider tout ce qui est sûr');
    await accountant.sees('2 mouvements validés.');
    await accountant.sees('Frais bancaires');
    await follow('Choisir');
    await accountant.look('bank-debit');
    await confirmed('Ce sont des frais bancaires');
    await accountant.sees('Frais bancaires enregistrés.');
  });

  step('4. what is late is reminded, the letter read first', async () => {
    await follow('Règlements');
    await follow('Relances');
    await accountant.arrives('Relances');
    await accountant.sees('Atelier des Marais');
    await accountant.look('reminders');
    await follow('Lire la lettre');
    await accountant.sees('Texte du mail');
    await accountant.look('reminder-letter');
    await send('Envoyer');
    await accountant.sees('1 relance envoyée.');
    expect(await accountant.page.getByRole('row').filter({ hasText: 'Atelier des Marais' }).count()).toBe(0);
  });

  step('5. November is read, closed and exported; nothing else was asked', async () => {
    await follow('Règlements');
    await follow('Comptabilité');
    await follow('Novembre 2026');
    await accountant.sees('TVA facturée');
    await confirmed('Clôturer et exporter');
    await accountant.sees('Mois clos. Son fichier est prêt.');
    for (const [name, type] of [
      ['Fichier (format FEC)', 'text/plain'],
      ['Excel', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['Pièces (ZIP)', 'application/zip'],
    ] as const) {
      actions += 1;
      const file = await accountant.downloads(accountant.page.getByRole('link', { name }));
      expect(file.type).toContain(type);
    }
    expect(actions).toBe(19);
  });
});

/** A statement that pays the invoice of 444,00 € and takes a fee of 3,20 €. */
function statement(iban: string, invoice: string): string {
  const balance = (code: string, amount: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-12-20</Dt></Dt></Bal>`;
  const entry = (amount: string, side: string, reference: string, more: string) =>
    `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-12-20</Dt></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef>${more}</Ntry>`;
  const paid = `<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Mécanique du Val</Nm></Dbtr></RltdPties><RmtInf><Ustrd>VIR ${invoice}</Ustrd></RmtInf></TxDtls></NtryDtls>`;
  return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>${iban}</IBAN></Id></Acct>${balance('OPBD', '1000.00')}${balance('CLBD', '1440.80')}${entry('444.00', 'CRDT', 'B-1', paid)}${entry('3.20', 'DBIT', 'B-2', '<AddtlNtryInf>FRAIS TENUE DE COMPTE</AddtlNtryInf>')}</Stmt></BkToCstmrStmt></Document>`;
}
