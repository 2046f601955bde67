import { Check, Entity, Index } from 'typeorm';
import {
  BigColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { Cents } from '../../core/money/money.js';

export const PARTNER_ROLES = ['customer', 'supplier', 'sponsor', 'tax_payer', 'board_member'] as const;
export type PartnerRole = (typeof PARTNER_ROLES)[number];
export const PARTNER_KINDS = ['company', 'public', 'individual'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];
export const PAYMENT_TERMS = ['NET0', 'NET30', 'NET45', 'NET60', 'EOM45A', 'EOM45B'] as const;
export type PaymentTerms = (typeof PAYMENT_TERMS)[number];

/** A company, public body or individual around a school; the Buyer (EN 16931 BG-7) when it orders. */
@Entity('partner')
@Index(['schoolId', 'id'])
@Index(['schoolId', 'siret'])
@Check('ck_partner_service', "kind = 'public' OR (service_required = FALSE AND engagement_required = FALSE)")
@Check('ck_partner_credit', 'credit_limit_cents >= 0')
@Check('ck_partner_kind', "kind IN ('company', 'public', 'individual')")
export class Partner {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(100) name: string;
  /** BT-44 */
  @VarcharColumn(150) legalName: string;
  @VarcharColumn(20) kind: PartnerKind;
  @VarcharColumn(9, { nullable: true }) siren: string | null;
  @VarcharColumn(14, { nullable: true }) siret: string | null;
  /** BT-48 */
  @VarcharColumn(20, { nullable: true }) vatNumber: string | null;
  @VarcharColumn(150) street: string;
  @VarcharColumn(10) postcode: string;
  @VarcharColumn(80) city: string;
  @VarcharColumn(2) country: string;
  /** Where goods go when it is elsewhere (BG-15). */
  @VarcharColumn(300, { nullable: true }) deliveryAddress: string | null;
  @VarcharColumn(100, { nullable: true }) contactName: string | null;
  @VarcharColumn(254) email: string;
  @VarcharColumn(30, { nullable: true }) phone: string | null;
  /** A set: a customer may also give, supply or sit on the board. */
  @JsonColumn() roles: PartnerRole[];
  @VarcharColumn(10) paymentTerms: PaymentTerms;
  /** BT-10 of a public body: the service its invoices go to. */
  @VarcharColumn(100, { nullable: true }) serviceCode: string | null;
  /** What its platform asks for on every invoice. */
  @FlagColumn({ default: false }) serviceRequired: boolean;
  @FlagColumn({ default: false }) engagementRequired: boolean;
  /** Above it the school thinks twice before it takes an order; the staff alone. */
  @BigColumn({ nullable: true }) creditLimitCents: Cents | null;
  @FlagColumn() active: boolean;
  @TextColumn() searchText: string;
  @IntColumn() version: number;
  @InstantColumn() createdAt: string;
}
