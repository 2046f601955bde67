import type { DocumentFact, DocumentParty, DocumentSeller } from './document-data.js';

/*
 * Who writes and who reads, said the same on every paper. Papers are in French: they are those of a French school.
 * Quantities and VAT rates have theirs in core/quantity (`quantityText`) and core/money (`vatRateText`).
 */

export interface Place {
  street: string;
  postcode: string;
  city: string;
  /** ISO 3166 */
  country: string;
}

export interface SellerParty extends Place {
  name: string;
  legalName: string;
  legalForm?: string;
  siren: string | null;
  siret: string | null;
  rna?: string | null;
  uai?: string | null;
  vatNumber?: string | null;
  phone?: string;
  email: string;
}

export interface BuyerParty extends Place {
  legalName: string;
  contactName?: string | null;
  siren: string | null;
  vatNumber?: string | null;
  deliveryAddress?: string | null;
}

const COUNTRIES = new Intl.DisplayNames('fr', { type: 'region' });

/** The country is named when it is another one. */
export function addressLines({ street, postcode, city, country }: Place): string[] {
  return [street, `${postcode} ${city}`, ...(country === 'FR' ? [] : [COUNTRIES.of(country) ?? country])];
}

/** `732 829 320` */
export const sirenText = (siren: string | null): string | null => siren?.replace(/(\d{3})(?=\d)/g, '$1 ') ?? null;

/** `732 829 320 00074` */
export const siretText = (siret: string | null): string | null =>
  siret?.replace(/^(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 ') ?? null;

export function sellerOf(seller: SellerParty): DocumentSeller {
  const { name, legalName, legalForm, phone, email } = seller;
  return {
    name: legalName,
    tagline: name === legalName ? undefined : name,
    address: addressLines(seller),
    ...{ legalForm, phone, email },
    siren: sirenText(seller.siren) ?? undefined,
    siret: siretText(seller.siret) ?? undefined,
    rna: seller.rna ?? undefined,
    uai: seller.uai ?? undefined,
    vatNumber: seller.vatNumber ?? undefined,
  };
}

export function recipientOf(buyer: BuyerParty): DocumentParty {
  const contact = buyer.contactName ? [buyer.contactName] : [];
  return { name: buyer.legalName, address: [...contact, ...addressLines(buyer)] };
}

export function recipientFactsOf({ siren, vatNumber, deliveryAddress }: BuyerParty): DocumentFact[] {
  return [
    { label: 'SIREN', value: sirenText(siren) },
    { label: 'TVA', value: vatNumber ?? null },
    { label: 'Livré à', value: deliveryAddress ?? null },
  ];
}

/** In fours, however it was typed. */
export const ibanText = (iban: string | null | undefined): string | null =>
  iban?.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ') ?? null;
