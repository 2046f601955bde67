import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocumentRenderer } from '../../../core/documents/document-renderer.js';
import { epcQr } from '../../../core/documents/epc-qr.js';
import { localDate } from '../../../core/time/local-date.js';
import { INVOICE_TEMPLATE, invoiceData } from '../invoicing.document.js';
import type { InvoiceModel } from '../../einvoice/index.js';
import { aModel, aParty } from '../../einvoice/tests/model.builder.js';

const TOOLS = existsSync('/usr/bin/pdftotext');
const folder = mkdtempSync(join(tmpdir(), 'ouvrage-invoice-'));
const renderer = new DocumentRenderer();

async function printed(model: InvoiceModel, name: string): Promise<{ file: string; text: string }> {
  const about = { title: model.number, author: model.seller.name, at: new Date('2026-11-23T08:00:00Z') };
  const bytes = await renderer.render(INVOICE_TEMPLATE, invoiceData(model), { ...about, locale: 'fr' });
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return { file, text: text.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ') };
}

(TOOLS ? describe : describe.skip)('the printed invoice', () => {
  it('carries every mention of CGI ann. II 242 nonies A and C. com. L441-9', async () => {
    const { file, text } = await printed(aModel(), 'invoice');
    const mentions = [
      ...['Facture', 'FA-2026-00001', '23/11/2026', '20/11/2026', '23/12/2026', 'Page 1/1'],
      ...['Association Fil en Normandie', 'Association loi 1901', '1 rue de l’Atelier', '14110 Condé-en-Normandie'],
      ...['SIREN 732 829 320', 'RNA W142000001', 'TVA FR44732829320'],
      ...['Filix SAS', '732 829 320', '8 rue du Quai, 27400 Louviers', 'F-7781', 'CO-2026-00042'],
      'Livraison de biens et prestation de services',
      ...['Tablier d’atelier « Noireau »', '7 pièces', '18,50 €', '129,50 €', 'Écru : M 4 · L 3', 'BL-2026-00031'],
      ...['Étude de gradation', '3,5 h', '42,00 €', '147,00 €', '20 %', '5,5 %'],
      ...['276,50 €', '25,90 €', '8,09 €', '33,99 €', '310,49 €', 'Net à payer'],
      ...['FR76 3000 6000 0112 3456 7890 189', 'AGRIFRPP', 'Référence à rappeler'],
      ...['40 €', 'BCE majoré de 10 points', 'Pas d’escompte', 'd’après les débits'],
    ];
    for (const mention of mentions) expect(text).toContain(mention);
    execFileSync('qpdf', ['--check', file]);
  });

  it('carries a code banking apps read, where there is something to pay by transfer', async () => {
    const drawn = (change: Partial<InvoiceModel>) =>
      (invoiceData(aModel(change)) as { paymentSvg: unknown }).paymentSvg;
    const { payment, totals, seller } = aModel();
    const { iban, bic, reference: text } = payment;
    expect(drawn({})).toBe(epcQr({ name: seller.name, iban: iban!, bic, amountCents: 31_049, text }));
    expect((await printed(aModel(), 'code')).text).toContain('À scanner pour payer');
    expect(drawn({ typeCode: '381' })).toBeNull();
    expect(drawn({ payment: { ...payment, iban: null } })).toBeNull();
    expect(drawn({ payment: { ...payment, paidBy: 'cash' } })).toBeNull();
    expect(drawn({ totals: { ...totals, amountDueCents: 0 } })).toBeNull();
    const paid = aModel({ payment: { ...payment, paidBy: 'cash' } });
    expect((await printed(paid, 'paid')).text).not.toContain('À scanner');
  });

  it('names the school as people know it, under its legal name, and the phone to call', async () => {
    const seller = { ...aParty(), tradingName: 'L’Atelier du Bocage', phone: '02 31 00 00 00' };
    const { text } = await printed(aModel({ seller }), 'known-as');
    for (const told of ['Association Fil en Normandie', 'L’Atelier du Bocage', '02 31 00 00 00'])
      expect(text).toContain(told);
  });

  it('a credit note: positive amounts, the invoice it corrects, no payment asked', async () => {
    const precedingInvoice = { number: 'FA-2026-00001', issuedOn: localDate('2026-11-23') };
    const credit = {
      typeCode: '381' as const,
      number: 'AV-2026-00001',
      precedingInvoice,
      creditReason: 'Deux tabliers décousus',
    };
    const { text } = await printed(aModel(credit), 'credit-note');
    for (const told of ['Avoir', 'AV-2026-00001', 'FA-2026-00001 du 23/11/2026', 'Deux tabliers décousus', '310,49 €'])
      expect(text).toContain(told);
    for (const absent of ['IBAN', 'Net à payer', 'Échéance', 'Pénalités', '-310', '−310'])
      expect(text).not.toContain(absent);
  });

  it('an exemption is named with its article, and a name full of signs is only text', async () => {
    const [row] = aModel().vat;
    const exempt = {
      ...row!,
      vatCategory: 'E' as const,
      vatRate: 0,
      exemptionReason: 'TVA non applicable, article 293 B du CGI',
    };
    const buyer = aParty({ name: 'L’Œuvre & Cie <#pagebreak()> $x$ @ref' });
    const { text } = await printed(aModel({ vat: [exempt], buyer }), 'exempt');
    for (const told of ['Exonéré', 'article 293 B du CGI', 'L’Œuvre & Cie <#pagebreak()> $x$ @ref', 'Page 1/1'])
      expect(text).toContain(told);
  });

  it('goes over three pages with its number on each', async () => {
    const [line] = aModel().lines;
    const lines = Array.from({ length: 60 }, (_, at) => ({ ...line!, position: at + 1, itemCode: `TAB-${at + 1}` }));
    const { text } = await printed(aModel({ lines }), 'long');
    const pages = /Page 1\/(\d+)/.exec(text)!;
    expect(Number(pages[1])).toBeGreaterThanOrEqual(3);
    expect(text.match(/FA-2026-00001 · Page/g)).toHaveLength(Number(pages[1]));
    expect(text).toContain('TAB-60');
  });
});
