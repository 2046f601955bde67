import type { PartnerRight } from '../../core/access/scope.js';
import type { Cents } from '../../core/money/money.js';
import type { PartnerKind, PartnerRole, PaymentTerms } from './partner.entity.js';

export type { PartnerKind, PartnerRole, PaymentTerms };

/** A line of the list. */
export interface PartnerRow {
  id: number;
  name: string;
  kind: PartnerKind;
  siret: string | null;
  city: string;
  roles: PartnerRole[];
  active: boolean;
}

/** A company, public body or individual (EN 16931 Buyer, BG-7, when it orders). */
export interface PartnerRead extends PartnerRow {
  /** BT-44 */
  legalName: string;
  /** 9 digits, BT-47 scheme 0002. */
  siren: string | null;
  /** BT-48 */
  vatNumber: string | null;
  street: string;
  postcode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Where goods go when it is elsewhere (BG-15). */
  deliveryAddress: string | null;
  contactName: string | null;
  email: string;
  phone: string | null;
  paymentTerms: PaymentTerms;
  /** BT-10 of a public body. */
  serviceCode: string | null;
  /** What a public body asks for on every invoice: its service code, its engagement number. */
  serviceRequired: boolean;
  engagementRequired: boolean;
  /** Null for the partner itself, and when there is none. */
  creditLimitCents: Cents | null;
  version: number;
}

/** Somebody of a partner company who may sign in. */
export interface PartnerPerson {
  userId: number;
  name: string;
  email: string | null;
  rights: PartnerRight[];
}
