import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { DocumentRenderer } from '../../../core/documents/document-renderer.js';
import { formatCents } from '../../../core/money/money.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { ciiOf, markedFacturX, type InvoiceModel } from '../../einvoice/index.js';
import { invoices } from '../../einvoice/tests/einvoice.arbitrary.js';
import { aModel } from '../../einvoice/tests/model.builder.js';
import { INVOICE_TEMPLATE, invoiceData } from '../invoicing.document.js';

const TOOLS = ['qpdf', 'pdftotext', 'pdfdetach', 'xmllint'].every((tool) => existsSync(`/usr/bin/${tool}`));
const folder = mkdtempSync(join(tmpdir(), 'ouvrage-factur-x-'));
const renderer = new DocumentRenderer();

async function facturX(model: InvoiceModel): Promise<Buffer> {
  const about = { title: model.number, author: model.seller.name, at: new Date('2026-11-23T08:00:00Z') };
  const options = { ...about, locale: 'fr' as const, attachment: ciiOf(model) };
  return markedFacturX(await renderer.render(INVOICE_TEMPLATE, invoiceData(model), options));
}

let count = 0;
async function written(model: InvoiceModel): Promise<string> {
  const file = join(folder, `${(count += 1)}.pdf`);
  writeFileSync(file, await facturX(model));
  return file;
}

const run = (tool: string, ...args: string[]): string => execFileSync(tool, args, { encoding: 'utf8' });
const textOf = (file: string): string => run('pdftotext', '-layout', file, '-').replace(/[\s\u00a0\u202f]/g, '');
const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, '');

function attached(file: string): string {
  const out = `${file}.xml`;
  run('pdfdetach', '-savefile', 'factur-x.xml', '-o', out, file);
  return readFileSync(out, 'utf8');
}

(TOOLS ? describe : describe.skip)('the Factur-X file', () => {
  it('is a sound PDF whose XML is the one that was written, and shows its figures', async () => {
    await fc.assert(
      fc.asyncProperty(invoices(9), async (model) => {
        const file = await written(model);
        run('qpdf', '--check', file);
        expect(attached(file)).toBe(ciiOf(model));
        const text = textOf(file);
        const { totals, vat, lines } = model;
        const sums = [
          totals.totalWithoutVatCents,
          totals.totalVatCents,
          totals.totalWithVatCents,
          totals.amountDueCents,
        ];
        const shown = [
          ...sums.map((cents) => formatCents(cents, 'fr')),
          ...vat.flatMap((row) => [formatCents(row.taxableCents, 'fr'), formatCents(row.vatCents, 'fr')]),
          ...lines.map((line) => formatCents(line.lineNetCents, 'fr')),
          ...lines.map((line) => quantityText(line.quantity, line.unitCode)),
        ];
        for (const figure of shown) expect(text).toContain(plain(figure));
      }),
      { numRuns: 25 },
    );
  });

  it('of three hundred lines numbers its pages and loses none', async () => {
    const [line] = aModel().lines;
    const lines = Array.from({ length: 300 }, (_, at) => ({ ...line!, position: at + 1, itemCode: `ART-${at + 1}.` }));
    const model = aModel({ lines });
    const file = await written(model);
    run('qpdf', '--check', file);
    expect(attached(file)).toBe(ciiOf(model));
    const pages = Number(run('qpdf', '--show-npages', file));
    expect(pages).toBeGreaterThan(3);
    const text = textOf(file);
    for (const { itemCode } of lines) expect(text).toContain(itemCode);
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`Page${page}/${pages}`);
  });

  it('says that it is one, in metadata that any XML reader opens', async () => {
    const file = await written(aModel({ seller: { ...aModel().seller, name: 'L’Œuvre & Cie <É> "€"' } }));
    const json = JSON.parse(run('qpdf', '--json', '--json-stream-data=inline', '--decode-level=all', file)) as {
      qpdf: [
        unknown,
        Record<string, { value?: Record<string, unknown>; stream?: { data: string; dict: Record<string, unknown> } }>,
      ];
    };
    const objects = Object.values(json.qpdf[1]);
    const metadata = objects.filter(({ stream }) => stream?.dict['/Type'] === '/Metadata');
    expect(metadata).toHaveLength(1);
    const xmp = join(folder, 'xmp.xml');
    writeFileSync(xmp, Buffer.from(metadata[0]!.stream!.data, 'base64'));
    run('xmllint', '--noout', xmp);
    const told = readFileSync(xmp, 'utf8');
    for (const said of ['pdfaid:part>3<', 'pdfaid:conformance>B<', 'fx:DocumentType>INVOICE<', 'fx:Version>1.0<'])
      expect(told).toContain(said);
    for (const said of ['fx:DocumentFileName>factur-x.xml<', 'fx:ConformanceLevel>EN 16931<', 'pdfaSchema:prefix>fx<'])
      expect(told).toContain(said);
    const spec = objects.find(({ value }) => value?.['/Type'] === '/Filespec')?.value;
    expect(spec).toMatchObject({ '/AFRelationship': '/Data', '/F': 'u:factur-x.xml' });
    const embedded = objects.find(({ stream }) => stream?.dict['/Type'] === '/EmbeddedFile')?.stream?.dict;
    expect(embedded).toMatchObject({
      '/Subtype': '/text/xml',
      '/Params': { '/ModDate': expect.any(String) as string },
    });
    const catalog = objects.find(({ value }) => value?.['/Type'] === '/Catalog')?.value;
    expect(Object.keys(catalog!)).toEqual(expect.arrayContaining(['/AF', '/Names', '/OutputIntents']));
  });

  it('is the same bytes from the same invoice', async () => {
    expect(Buffer.compare(await facturX(aModel()), await facturX(aModel()))).toBe(0);
  });
});
