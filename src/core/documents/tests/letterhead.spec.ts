import { addressLines, recipientFactsOf, recipientOf, sellerOf } from '../letterhead.js';

const place = { street: '1 rue de l’Atelier', postcode: '14110', city: 'Condé-en-Normandie', country: 'FR' };
const school = {
  ...place,
  ...{ name: 'Fil en Normandie', legalName: 'Association Fil en Normandie', legalForm: 'Association loi 1901' },
  ...{ siren: '732829320', siret: '73282932000074', rna: null, uai: '0142000A', email: 'c@example.org' },
};

describe('the letterhead', () => {
  it('groups the figures of the identifiers, and leaves out what the school has not', () => {
    expect(sellerOf(school)).toMatchObject({ siren: '732 829 320', siret: '732 829 320 00074', uai: '0142000A' });
    expect(sellerOf(school).rna).toBeUndefined();
    expect(sellerOf({ ...school, siren: null, siret: null })).toMatchObject({ siren: undefined, siret: undefined });
  });

  it('says the name in use under the legal one, once', () => {
    expect(sellerOf(school)).toMatchObject({ name: 'Association Fil en Normandie', tagline: 'Fil en Normandie' });
    expect(sellerOf({ ...school, name: school.legalName }).tagline).toBeUndefined();
  });

  it('names a country when it is not France', () => {
    expect(addressLines(place)).toEqual(['1 rue de l’Atelier', '14110 Condé-en-Normandie']);
    expect(addressLines({ ...place, country: 'BE' }).at(-1)).toBe('Belgique');
  });

  it('says who reads: the person first, the numbers beside', () => {
    const buyer = { ...place, legalName: 'Filix SAS', contactName: 'Service achats', siren: '552100554' };
    expect(recipientOf(buyer).address[0]).toBe('Service achats');
    expect(recipientFactsOf(buyer)).toEqual([
      { label: 'SIREN', value: '552 100 554' },
      { label: 'TVA', value: null },
      { label: 'Livré à', value: null },
    ]);
  });
});
