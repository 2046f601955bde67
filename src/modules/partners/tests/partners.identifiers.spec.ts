import fc from 'fast-check';
import {
  compact,
  identifierProblems,
  isSiren,
  isSiret,
  isVatNumber,
  readIdentifiers,
  vatKey,
} from '../partners.identifiers.js';

const codes = (typed: Parameters<typeof identifierProblems>[0]) =>
  identifierProblems(typed).map(({ field, code }) => `${field}:${code}`);

describe('the numbers of a company', () => {
  it('knows a SIREN by its key', () => {
    expect(isSiren('732829320')).toBe(true);
    expect(isSiren('732829321')).toBe(false);
    expect(isSiren('73282932')).toBe(false);
    expect(isSiren('000000000')).toBe(false);
  });

  it('knows a SIRET by its key', () => {
    expect(isSiret('73282932000074')).toBe(true);
    expect(isSiret('73282932000075')).toBe(false);
  });

  it('takes the establishments of La Poste, whose digits add up to a multiple of five', () => {
    expect(isSiret('35600000000048')).toBe(true); // its head office has a Luhn key as well
    expect(isSiret('35600000049837')).toBe(true); // 45, and no Luhn key
    expect(isSiret('35600000049838')).toBe(false);
    expect(isSiret('73282932000079')).toBe(false); // the exception is La Poste's alone
  });

  it('checks the key of a French VAT number, and only the shape of the others', () => {
    expect(vatKey('732829320')).toBe(44);
    expect(isVatNumber('FR44732829320')).toBe(true);
    expect(isVatNumber('FR45732829320')).toBe(false);
    expect(isVatNumber('FR44732829321')).toBe(false);
    expect(isVatNumber('FRK7732829320')).toBe(true); // a key with a letter
    expect(isVatNumber('DE123456789')).toBe(true);
    expect(isVatNumber('732829320')).toBe(false);
  });

  it('says which number is wrong', () => {
    expect(codes({ siren: '732 829 320', siret: '732.829.320 00074', vatNumber: 'FR 44 732829320' })).toEqual([]);
    expect(codes({ siren: '732829321' })).toEqual(['siren:siren']);
    expect(codes({ siret: '73282932000075' })).toEqual(['siret:siret']);
    expect(codes({ siren: '552100554', siret: '73282932000074' })).toEqual(['siret:siretOfAnother']);
    expect(codes({ siren: '552100554', vatNumber: 'FR44732829320' })).toEqual(['vatNumber:vatOfAnother']);
    expect(codes({})).toEqual([]);
  });

  it('reads the SIREN in the SIRET', () => {
    expect(readIdentifiers({ siret: '732 829 320 00074' }).siren).toBe('732829320');
    expect(compact('  ')).toBeNull();
  });

  it('catches any one digit mistyped in a SIRET', () => {
    const right = '73282932000074';
    fc.assert(
      fc.property(fc.nat(13), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const wrong = [...right].map((d, i) => (i === at ? String((Number(d) + shift) % 10) : d)).join('');
        return !isSiret(wrong);
      }),
    );
  });
});
