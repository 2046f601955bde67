import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocumentRenderer, type RenderOptions } from '../document-renderer.js';
import { deliveryNote, invoice, longOrder } from './samples.js';

const INVOICE = 'src/core/documents/tests/sample-invoice.typ';
const DELIVERY = 'src/core/documents/tests/sample-delivery-note.typ';
const LONG = 'src/core/documents/tests/sample-long-order.typ';
const options: RenderOptions = {
  title: 'Facture FA-2026-00001',
  author: 'Fil en Normandie',
  at: new Date('2026-11-23T09:00:00Z'),
  locale: 'fr',
};

function present(tool: string, flag: string): boolean {
  try {
    execFileSync(tool, [flag], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
// Without these tools the tests that need them show as skipped.
const withPdftotext = present('pdftotext', '-v') ? it : it.skip;
const withQpdf = present('qpdf', '--version') ? it : it.skip;

describe('DocumentRenderer', () => {
  const renderer = new DocumentRenderer();
  const folder = mkdtempSync(join(tmpdir(), 'ouvrage-document-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length;
  function textOf(pdf: Buffer): string {
    const file = join(folder, 'text.pdf');
    writeFileSync(file, pdf);
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  }
  const namedInvoice = (name: string) => ({ ...invoice, recipient: { ...invoice.recipient, name } });

  it('makes a PDF/A-3b of one page with its title, author and date', async () => {
    const pdf = await renderer.render(INVOICE, invoice, options);
    const raw = pdf.toString('latin1');
    expect(raw.startsWith('%PDF-1.7')).toBe(true);
    expect(raw.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(raw).toContain('Facture FA-2026-00001');
    expect(raw).toContain('2026-11-23');
    expect(pagesOf(pdf)).toBe(1);
  });

  it('makes the same bytes from the same data at the same date, in any compiler', async () => {
    const first = await renderer.render(INVOICE, invoice, options);
    await renderer.render(DELIVERY, deliveryNote, options);
    const second = await renderer.render(INVOICE, invoice, options);
    const elsewhere = await new DocumentRenderer().render(INVOICE, invoice, options);
    expect(second.equals(first)).toBe(true);
    expect(elsewhere.equals(first)).toBe(true);
    const later = await renderer.render(INVOICE, invoice, { ...options, at: new Date('2026-11-24T09:00:00Z') });
    expect(later.equals(first)).toBe(false);
  });

  it('uses only the fonts of the project and of Typst', async () => {
    const pdf = await renderer.render(INVOICE, namedInvoice('Ω Ж ✓ → 日本 😀'), options);
    const fonts = new Set(pdf.toString('latin1').match(/\/BaseFont\s*\/[A-Z]{6}\+[\w-]+/g));
    expect(fonts.size).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/\+(OuvrageDocument|LibertinusSerif)-/);
  });

  it('spreads eighty lines over three pages', async () => {
    expect(pagesOf(await renderer.render(LONG, longOrder, options))).toBe(3);
  });

  it('names the template and the fault when it fails', async () => {
    await expect(renderer.render(INVOICE, { number: '1' }, options)).rejects.toThrow(
      /sample-invoice\.typ: dictionary does not contain key "title"/,
    );
    await expect(renderer.render('src/nowhere.typ', {}, options)).rejects.toThrow(/nowhere\.typ: no such template/);
    await expect(renderer.render('../outside.typ', {}, options)).rejects.toThrow(/no such template/);
    await expect(renderer.render(INVOICE, invoice, options)).resolves.toBeInstanceOf(Buffer);
  });

  withPdftotext('prints every mention of an invoice', async () => {
    const text = textOf(await renderer.render(INVOICE, invoice, options));
    const mentions = [
      'Fil en Normandie',
      'Association loi 1901',
      'SIREN 902 000 001',
      'SIRET 902 000 001 00012',
      'RNA W761000001',
      'UAI 0762000A',
      'TVA FR12902000001',
      '552 100 554',
      'FA-2026-00001',
      '23/11/2026',
      'F-7781 du 06/11/2026',
      'Livraison de biens et',
      '1 185,60 €',
      '1 022,72 €',
      'taxe d’après les débits',
      'Pénalités de retard',
      'frais de recouvrement',
      'Pas d’escompte',
      'Page 1/1',
    ];
    const plain = text.replace(/[\u00a0\u202f\u2009]/g, ' ');
    for (const mention of mentions) expect(plain).toContain(mention);
  });

  withPdftotext('prints number, page and header of the lines on each page', async () => {
    const pages = textOf(await renderer.render(LONG, longOrder, options))
      .split('\f')
      .slice(0, 3);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1}/3`);
      expect(page).toContain('CO-2026-00057');
      expect(page).toContain('Désignation');
    });
  });

  withPdftotext('speaks English when asked', async () => {
    const text = textOf(await renderer.render(INVOICE, invoice, { ...options, locale: 'en' }));
    expect(text).toContain('Unit price excl. VAT');
  });

  withPdftotext('shows data as it is: nothing in it is ever run', async () => {
    const hostile = [
      '#panic("x")',
      '$x^2$',
      '*gras*',
      '_bas_',
      '@ref',
      '\\n \\u{41}',
      '<label>',
      '[bloc]',
      '`raw`',
      '= titre',
    ];
    for (const name of [...hostile, hostile.join(' ')]) {
      const text = textOf(await renderer.render(INVOICE, namedInvoice(name), options)).replace(/\s+/g, ' ');
      for (const word of name.split(' ')) expect(text).toContain(word);
    }
    const everywhere = await renderer.render(
      INVOICE,
      {
        ...invoice,
        number: '#1',
        lines: [{ designation: '#read("/package.json")', quantity: '$1$', price: '*', vat: '_', net: '@' }],
      },
      { ...options, title: '#title <x> &', author: '] #1' },
    );
    expect(textOf(everywhere)).toContain('#read("/package.json")');
  });

  withPdftotext('puts a square for what no font draws, and keeps the rest', async () => {
    const name = 'Zoé 😀 日本 \u0007\u202eŁódź œ É € ½ → ✓ × Ø ² µ Ω';
    const text = textOf(await renderer.render(INVOICE, namedInvoice(name), options));
    for (const sign of 'Zoé □ □□ Łódź œ É € ½ → ✓ × ² µ Ω'.split(' ')) expect(text).toContain(sign);
  });

  withQpdf('carries factur-x.xml byte for byte under its exact name', async () => {
    const invoiceXml = '<?xml version="1.0" encoding="UTF-8"?>\n<a>é ; « x » & 😀</a>\n';
    const file = join(folder, 'attached.pdf');
    writeFileSync(file, await renderer.render(INVOICE, { ...invoice, invoiceXml }, options));
    expect(execFileSync('qpdf', ['--show-attachment=factur-x.xml', file], { encoding: 'utf8' })).toBe(invoiceXml);
  });

  withQpdf('makes files qpdf finds sound', async () => {
    for (const [template, data] of [
      [INVOICE, invoice],
      [DELIVERY, deliveryNote],
      [LONG, longOrder],
    ] as const) {
      const file = join(folder, 'check.pdf');
      writeFileSync(file, await renderer.render(template, data, options));
      expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors',
      );
    }
  });
});
