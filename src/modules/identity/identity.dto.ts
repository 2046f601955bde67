import { Choice, Email, Flag, Id, Text } from '../../core/http/shape.js';
import { LOCALES, type Locale } from '../../core/words/words.js';
import type { KeyRole } from './keys.service.js';
import type { NewInvitation } from './invitations.service.js';

export const INVITED_ROLES = ['director', 'master', 'accountant', 'partner', 'funder'] as const;
export const KEY_ROLES = ['director', 'master', 'accountant', 'partner'] as const;

export class SignIn {
  @Text({ max: 254 }) email: string;
  @Text({ max: 200 }) password: string;
  /** Where to go once in. */
  @Text({ max: 500, optional: true }) next?: string;
}

export class PinSignIn {
  @Id() userId: number;
  @Text({ max: 8 }) pin: string;
}

export class AcceptInvitation {
  @Text({ max: 200 }) password: string;
}

export class ForgottenPassword {
  @Email() email: string;
}

export class ChoosePassword {
  @Text({ max: 200 }) password: string;
}

export class ChangePassword {
  @Text({ max: 200 }) currentPassword: string;
  @Text({ max: 200 }) newPassword: string;
}

export class ChooseLocale {
  @Choice(LOCALES) locale: Locale;
}

export class EnterSchool {
  @Id() schoolId: number;
}

/** What somebody of a partner may do there: one of them at least. */
export class RightsGiven {
  /** Asks for prices, accepts quotes, orders. */
  @Flag({ optional: true }) buyer?: boolean;
  /** Confirms what arrives, reports what is wrong with it. */
  @Flag({ optional: true }) receiver?: boolean;
  /** Reads the invoices. */
  @Flag({ optional: true }) payer?: boolean;
  /** Lets colleagues in and out, and tells programs. */
  @Flag({ optional: true }) manager?: boolean;
}

/** A person to invite; with rights for somebody of a partner. */
export class Invite extends RightsGiven implements NewInvitation {
  /** @example 'claire@example.org' */
  @Email() email: string;
  /** @example 'Claire Aubert' */
  @Text({ max: 120 }) name: string;
  @Choice(INVITED_ROLES) role: NewInvitation['role'];
  /** The company of a partner's person. */
  @Id({ optional: true }) partnerId?: number;
}

/** A key for a program. */
export class NewKey {
  /** @example 'ERP' */
  @Text({ max: 80 }) name: string;
  @Choice(KEY_ROLES) role: KeyRole;
}

export class NewTablet {
  /** @example 'Tablette couture 1' */
  @Text({ max: 60 }) name: string;
}

export class EndMembership {
  @Id() userId: number;
  @Choice(INVITED_ROLES) role: NewInvitation['role'];
}
