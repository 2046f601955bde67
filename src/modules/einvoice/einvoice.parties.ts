/** Where a party receives its electronic invoices: BT-34, BT-49. */
export interface ElectronicAddress {
  /** EAS code: 0225 the French directory (SIREN first), EM a mail box. */
  scheme: '0225' | 'EM';
  value: string;
}

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
  /** Absent on what was issued before invoices were electronic. */
  electronicAddress?: ElectronicAddress | null;
  iban?: string | null;
  bic?: string | null;
  deliveryAddress?: string | null;
}

/** What a platform does with an invoice (BR-FR-20): note BAR. */
export type Treatment = 'B2B' | 'B2BINT' | 'B2C' | 'OUTOFSCOPE';

/** BG-1: a note and the subject it is about (UNTDID 4451). */
export interface InvoiceNote {
  subjectCode: 'PMT' | 'PMD' | 'AAB' | 'TXD' | 'REG' | 'BAR';
  content: string;
}
