import fc from 'fast-check';
import jsqr from 'jsqr';
import { epcPayload, epcQr } from '../epc-qr.js';

// Its types tell of another kind of module than it is.
const jsQR = jsqr as unknown as typeof jsqr.default;
const transfer = {
  ...{ name: 'Association Fil en Normandie', iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'AGRIFRPP' },
  ...{ amountCents: 31_049, text: 'FA-2026-00001' },
};

/** The drawing as a camera sees it, six points a square; and how many squares its side has. */
function seen(svg: string) {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
  const points = side * 6;
  const image = new Uint8ClampedArray(points * points * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < 6; row++)
      for (let column = 0; column < 6; column++)
        image.fill(0, ((Number(y) * 6 + row) * points + Number(x) * 6 + column) * 4, ((Number(y) * 6 + row) * points + Number(x) * 6 + column) * 4 + 3); // prettier-ignore
  return { code: jsQR(image, points, points), version: (side - 4 - 17) / 4 };
}

describe('the code of a transfer', () => {
  it('is read back line by line as EPC069-12 has them, with no line after the last', () => {
    const { code, version } = seen(epcQr(transfer));
    expect(code!.data.split('\n')).toEqual([
      ...['BCD', '002', '1', 'SCT', 'AGRIFRPP', 'Association Fil en Normandie', 'FR7630006000011234567890189'],
      ...['EUR310.49', '', '', 'FA-2026-00001'],
    ]);
    expect(version).toBeLessThanOrEqual(13);
    expect(
      epcPayload({ ...transfer, bic: null, amountCents: 5 })
        .split('\n')
        .slice(4, 8),
    ).toEqual([...['', 'Association Fil en Normandie', 'FR7630006000011234567890189', 'EUR0.05']]);
  });

  it('stays within version 13 and eleven lines, whatever the name and the text', () => {
    const text = fc.string({ maxLength: 200, unit: fc.constantFrom('é', 'A', ' ', '\n', '’', '-') });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 99_999_999_999 }), (name, said, amountCents) => {
        const payload = epcPayload({ ...transfer, name, amountCents, text: said.slice(0, 20) });
        expect(payload.split('\n')).toHaveLength(11);
        expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(331);
      }),
    );
  });
});
