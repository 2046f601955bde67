import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';
const PROPERTIES = [
  ['DocumentFileName', 'name of the embedded XML invoice file', 'factur-x.xml'],
  ['DocumentType', 'INVOICE', 'INVOICE'],
  ['Version', 'version of the Factur-X XML schema', '1.0'],
  ['ConformanceLevel', 'conformance level of the Factur-X data', 'EN 16931'],
] as const;

const declared = PROPERTIES.map(
  ([name, about]) =>
    `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name>` +
    '<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>' +
    `<pdfaProperty:description>${about}</pdfaProperty:description></rdf:li>`,
).join('');
const SCHEMA =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>' +
  `<pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>` +
  `<pdfaSchema:property><rdf:Seq>${declared}</rdf:Seq></pdfaSchema:property></rdf:li>`;
const DESCRIPTION =
  `<rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}">` +
  PROPERTIES.map(([name, , value]) => `<fx:${name}>${value}</fx:${name}>`).join('') +
  '</rdf:Description>';

/**
 * Marks a PDF/A-3b that carries `factur-x.xml` as Factur-X: the `fx:` block of its metadata and the schema that
 * declares it. Same bytes in, same bytes out. Throws when the PDF has no metadata to add it to.
 */
export async function markedFacturX(pdf: Buffer): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const reference = document.catalog.get(PDFName.of('Metadata'));
  const metadata = document.context.lookup(reference);
  if (!reference || !(metadata instanceof PDFRawStream)) throw new Error('Factur-X: the PDF has no metadata');
  const xmp = Buffer.from(metadata.contents).toString('utf8');
  const marked = replacedOnce(
    replacedOnce(xmp, '<pdfaExtension:schemas><rdf:Bag>', (found) => found + SCHEMA),
    '</rdf:RDF>',
    (found) => DESCRIPTION + found,
  );
  const stream = document.context.stream(Buffer.from(marked, 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  document.context.assign(reference as Parameters<typeof document.context.assign>[0], stream);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

function replacedOnce(text: string, place: string, by: (found: string) => string): string {
  if (text.split(place).length !== 2) throw new Error(`Factur-X: ${place} is not once in the metadata`);
  return text.replace(place, by(place));
}
