import type { NewPartner } from '../partners.service.js';

/** A customer that may be sold to; change what the test is about. */
export function aPartner(changes: Partial<NewPartner> = {}): NewPartner {
  return {
    name: 'Filix',
    legalName: 'Filix SAS',
    kind: 'company',
    siret: '73282932000074',
    street: '12 rue des Filatures',
    postcode: '14110',
    city: 'Condé-en-Normandie',
    email: 'achats@filix.example',
    roles: ['customer'],
    paymentTerms: 'NET30',
    ...changes,
  };
}
