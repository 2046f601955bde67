import type { Visitor } from './journey.support.js';

/** Prepares a note with all that is made, less the rows left for later; gives its number. */
export async function prepareDelivery(master: Visitor, orderId: number, later?: RegExp): Promise<string> {
  await master.go(`/orders/${orderId}`);
  await master.follow('Préparer la livraison');
  await master.arrives('Préparer une livraison');
  const cell = master.page.getByLabel(/taille/).first();
  const all = await cell.inputValue();
  await master.look('delivery-prepare');
  await master.refused(async () => {
    await cell.fill('5000');
    await master.press('Préparer le bon');
    await master.page.getByRole('alert').waitFor();
    expect(await cell.inputValue()).toBe('5000');
  });
  await cell.fill(all);
  if (later) for (const left of await master.page.getByLabel(later).all()) await left.fill('');
  await master.send('Préparer le bon');
  await master.arrives(/Bon de livraison BL-/);
  return (await master.page.getByRole('heading', { level: 1 }).innerText()).replace('Bon de livraison ', '');
}

/** Sends the note on the page away, and reads its paper. */
export async function ship(master: Visitor, picture?: string): Promise<void> {
  await master.sendWrong('Jour de l’expédition', '2026-12-24', { button: 'Expédier', says: /avenir/ });
  await master.write('Jour de l’expédition', '2026-11-23');
  await master.send('Expédier');
  await master.sees('Expédié');
  const paper = await master.downloads(master.page.getByRole('link', { name: 'Bon en PDF' }));
  expect(paper).toMatchObject({ head: '%PDF-', type: 'application/pdf' });
  await master.look(picture);
}

/** The partner signs, with a reserve if something is wrong. */
export async function receive(partner: Visitor, note: string, reserve?: string): Promise<void> {
  await partner.go('/portal');
  await partner.look();
  await partner.go('/portal/deliveries');
  await partner.look();
  await partner.follow(note);
  await partner.arrives(`Livraison ${note}`);
  await partner.write('Réserves', reserve ?? '');
  await partner.look('partner-reception');
  await partner.sendWrong('Reçu par', '', { button: 'Confirmer la réception', says: /.+/ });
  expect(await partner.page.getByLabel('Réserves').inputValue()).toBe(reserve ?? '');
  await partner.write('Reçu par', 'Paul, magasin');
  await partner.send('Confirmer la réception');
  await partner.sees('Paul, magasin');
  if (reserve) await partner.sees(reserve);
  await partner.look();
}

/** A lost piece is made again. */
export async function relaunchWhatIsMissing(master: Visitor, orderId: number): Promise<void> {
  await master.go(`/orders/${orderId}`);
  await master.look();
  await master.follow(/^OF-/);
  await master.arrives(/^OF-/);
  await master.send('Relancer ce qui manque');
  await master.page.getByRole('heading', { name: 'Il manque' }).waitFor({ state: 'detached' });
}

/** Issues the invoice of all that an order has delivered; gives its number and its page. */
export async function invoice(accountant: Visitor, orderNumber: string): Promise<{ number: string; path: string }> {
  await accountant.go('/invoices/to-issue');
  await accountant.look('invoices-to-issue');
  await accountant.send('Facturer', accountant.row(orderNumber));
  await accountant.arrives('Brouillon de facture');
  await accountant.look();
  await issue(accountant);
  await accountant.arrives(/^Facture FA-2026-\d{5}$/);
  await accountant.look('invoice');
  const number = (await accountant.page.getByRole('heading', { level: 1 }).innerText()).replace('Facture ', '');
  const paper = await accountant.downloads(accountant.page.getByRole('link', { name: 'PDF' }));
  expect(paper).toMatchObject({ head: '%PDF-', type: 'application/pdf' });
  return { number, path: new URL(accountant.page.url()).pathname };
}

async function issue(accountant: Visitor): Promise<void> {
  await accountant.page.locator('[popovertarget]', { hasText: 'Émettre' }).click();
  await accountant.send('Confirmer : Émettre');
}

/** Credits one piece of the invoice on the page. */
export async function credit(accountant: Visitor, reason: string): Promise<void> {
  await accountant.follow('Faire un avoir');
  await accountant.arrives(/Faire un avoir/);
  for (const cell of await accountant.page.getByLabel(/taille/).all()) await cell.fill('');
  const one = accountant.page.getByLabel('Écru, taille M');
  await one.fill('1');
  await accountant.look('credit-note');
  await accountant.sendWrong('Motif', '', { button: 'Préparer l’avoir', says: /.+/ });
  expect(await one.inputValue()).toBe('1');
  await accountant.page.getByLabel('Nature').selectOption({ label: 'Erreur de facturation' });
  await accountant.write('Motif', reason);
  await accountant.send('Préparer l’avoir');
  await accountant.arrives('Brouillon d’avoir');
  await issue(accountant);
  await accountant.arrives(/^Avoir AV-2026-\d{5}$/);
  await accountant.sees('22,20 €');
  await accountant.look();
}

/** Records a payment of the invoice on the page: of all that is due unless said. */
export async function pay(accountant: Visitor, amount?: string): Promise<void> {
  await accountant.follow('Enregistrer un règlement');
  await accountant.arrives('Enregistrer un règlement');
  const due = await accountant.page.getByLabel('Montant').inputValue();
  await accountant.look('payment-new');
  await accountant.sendWrong('Montant', 'cent euros', { button: 'Enregistrer', says: /.+/ });
  await accountant.write('Montant', amount ?? due);
  await accountant.write('Référence', 'VIR FILIX');
  await accountant.send('Enregistrer');
  await accountant.arrives(/^Règlement /);
  await accountant.look('payment');
}

/** From the funding of the year to the invoice behind a figure of this month. */
export async function openAFigure(director: Visitor, invoiceNumber: string): Promise<void> {
  await director.go('/funding');
  await director.arrives('Financement 2026-2027');
  await director.look('funding');
  await director.page.locator('summary', { hasText: 'Voir les chiffres' }).first().click();
  await director
    .row(/^novembre/)
    .getByRole('link')
    .first()
    .click();
  await director.arrives(/Ventes/);
  await director.look('funding-figure');
  await director.follow(invoiceNumber);
  await director.arrives(`Facture ${invoiceNumber}`);
}
