import { ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { Cents, Choice, Email, Flag, Int, Text } from '../../core/http/shape.js';
import { shapeWords } from '../../core/http/shape.words.js';
import { RightsGiven } from '../identity/index.js';
import {
  PARTNER_KINDS,
  PARTNER_ROLES,
  PAYMENT_TERMS,
  type PartnerKind,
  type PartnerRole,
  type PaymentTerms,
} from './partner.entity.js';

const says = (sentence: object) => ({ message: JSON.stringify(sentence) });

/** What both the form and the API say of a partner, but the roles. */
class PartnerFields {
  /** Name people use. @example 'Filix' */
  @Text({ max: 100 }) name: string;
  /** BT-44. @example 'Filix SAS' */
  @Text({ max: 150 }) legalName: string;
  /** @example 'company' */
  @Choice(PARTNER_KINDS) kind: PartnerKind;
  /** 9 digits; read from the SIRET when left out. @example '732829320' */
  @Text({ max: 20, optional: true }) siren?: string | null;
  /** 14 digits. @example '73282932000074' */
  @Text({ max: 25, optional: true }) siret?: string | null;
  /** BT-48. @example 'FR44732829320' */
  @Text({ max: 25, optional: true }) vatNumber?: string | null;
  /** @example '12 rue des Filatures' */
  @Text({ max: 150 }) street: string;
  /** @example '14110' */
  @Text({ max: 10 }) postcode: string;
  /** @example 'Condé-en-Normandie' */
  @Text({ max: 80 }) city: string;
  /** ISO 3166-1 alpha-2; FR unless said. @example 'FR' */
  @Text({ max: 2, optional: true }) country?: string;
  /** Where goods go when it is elsewhere. @example 'Quai 2, 3 rue du Port, 14000 Caen' */
  @Text({ max: 300, optional: true }) deliveryAddress?: string | null;
  /** @example 'Claire Martin' */
  @Text({ max: 100, optional: true }) contactName?: string | null;
  /** @example 'achats@filix.example' */
  @Email() email: string;
  /** @example '02 31 00 00 00' */
  @Text({ max: 30, optional: true }) phone?: string | null;
  /** NET30 = 30 days; EOM45A/B = end of month and 45 days, two ways. @example 'NET30' */
  @Choice(PAYMENT_TERMS) paymentTerms: PaymentTerms;
  /** Of a public body, BT-10: printed on its invoices. @example 'MAIRIE-ECO' */
  @Text({ max: 100, optional: true }) serviceCode?: string | null;
  /** A public body refuses an invoice without its service code. */
  @Flag({ optional: true }) serviceRequired?: boolean;
  /** A public body refuses an invoice without its engagement number. */
  @Flag({ optional: true }) engagementRequired?: boolean;
  /** Warns when what it owes and has on order goes over it. @example 500000 */
  @Cents({ optional: true }) creditLimitCents?: number | null;
}

/** A new partner. */
export class CreatePartner extends PartnerFields {
  /** A set. @example ['customer', 'sponsor'] */
  @IsArray(says(shapeWords.list))
  @ArrayMinSize(1, says(shapeWords.atLeastItems(1)))
  @ArrayUnique(says(shapeWords.choice))
  @IsIn([...PARTNER_ROLES], { each: true, ...says(shapeWords.choice) })
  roles: PartnerRole[];
}

/** The whole sheet again, with the version that was read. */
export class UpdatePartner extends CreatePartner {
  /** @example true */
  @Flag() active: boolean;
  /** @example 1 */
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
}

/** The page's form: one box a role. */
export class PartnerForm extends PartnerFields {
  @Flag() customer: boolean;
  @Flag() supplier: boolean;
  @Flag() sponsor: boolean;
  @Flag() tax_payer: boolean;
  @Flag() board_member: boolean;
}

export class PartnerEditForm extends PartnerForm {
  @Flag() active: boolean;
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
}

/** The boxes ticked, as a set of roles. */
export function rolesOf(form: PartnerForm): PartnerRole[] {
  return PARTNER_ROLES.filter((role) => form[role]);
}

/** Somebody of the partner, to be let into the portal. */
export class InvitePerson extends RightsGiven {
  /** @example 'Claire Martin' */
  @Text({ max: 120 }) name: string;
  /** @example 'claire@filix.example' */
  @Email() email: string;
}
