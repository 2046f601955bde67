/** A Seller or Buyer as printed (EN 16931 BG-4, BG-7). */
export interface Party {
  name: string;
  /** BT-28, when it is not the legal name. */
  tradingName?: string;
  /** BT-42 */
  phone?: string;
  legalForm?: string;
  siren: string | null;
  siret: string | null;
  rna?: string | null;
  vatNumber: string | null;
  street: string;
  postcode: string;
  city: string;
  country: string;
  email: string;
  iban?: string | null;
  bic?: string | null;
  deliveryAddress?: string | null;
}

/** BG-1: a note and the subject it is about (UNTDID 4451). */
export interface InvoiceNote {
  subjectCode: 'PMT' | 'PMD' | 'AAB' | 'TXD' | 'REG';
  content: string;
}
