import { DocumentRenderer } from '../document-renderer.js';
import { drawable, drawableData } from '../document-text.js';

describe('drawable', () => {
  it('sets French signs with the space that does not break, in French only', () => {
    expect(drawable('Tablier « Noireau » : 20 % ; prêt !', 'fr')).toBe(
      'Tablier «\u202fNoireau\u202f»\u00a0: 20\u202f%\u202f; prêt\u202f!',
    );
    expect(drawable('Apron « N » : 20 %', 'en')).toBe('Apron « N » : 20 %');
  });

  it('composes accents, ends lines one way and drops what takes no ink', () => {
    expect(drawable('Ze\u0301a\r\nb\u200bc\u0000\u202ed\tf', 'en')).toBe('Zéa\nbcd f');
  });

  it('puts one square for each sign no font draws', () => {
    expect(drawable('a😀日b', 'en')).toBe('a□□b');
  });

  it('leaves files and values that are not texts alone', () => {
    const data = { qrSvg: '<svg> 😀 ;</svg>', invoiceXml: 'a ;', n: 1, no: null, list: [{ name: 'x ;' }] };
    expect(drawableData(data, 'fr')).toEqual({ ...data, list: [{ name: 'x\u202f;' }] });
  });

  it('keeps only signs the fonts do draw: PDF/A would refuse the document otherwise', async () => {
    const all = Array.from({ length: 0xffff }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
    const kept = all.map((code) => String.fromCodePoint(code)).filter((sign) => drawable(sign, 'en') !== '□');
    const longest = kept.map((sign) => drawable(sign, 'en')).join(' ');
    const data = { title: longest };
    const options = { title: longest.slice(0, 99), author: 'x', at: new Date(0), locale: 'en' as const };
    const pdf = await new DocumentRenderer().render('src/core/documents/tests/sample-signs.typ', data, options);
    expect(pdf.length).toBeGreaterThan(10_000);
  });
});
