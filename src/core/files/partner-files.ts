import { hasRole, type PartnerRight, type Scope } from '../access/scope.js';

/** Who of a partner opens which kind of file; a kind that is not here stays inside the school. */
const READERS: Readonly<Record<string, readonly PartnerRight[]>> = {
  attachment: ['buyer'],
  quote: ['buyer'],
  order_confirmation: ['buyer', 'payer'],
  delivery_note: ['buyer', 'receiver'],
  certificate: ['buyer', 'receiver'],
  photo: ['buyer', 'receiver'],
  invoice: ['payer'],
  credit_note: ['payer'],
  penalty: ['payer'],
  einvoice: ['payer'],
};

/** The kinds of files the rights of somebody of a partner open. */
export const kindsFor = (scope: Scope): string[] =>
  Object.keys(READERS).filter((kind) => hasRole(scope, 'system', ...READERS[kind]!));
