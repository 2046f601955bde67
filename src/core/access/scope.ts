import type { Locale } from '../words/words.js';

/** What a person may be in a school; several at once. `system` is the house itself (seeds, caused transitions). */
export const ROLES = ['director', 'master', 'accountant', 'learner', 'partner', 'funder'] as const;
export type Role = (typeof ROLES)[number];
/** What a person of a partner company may do beyond looking around; `manager` lets colleagues in and out. */
export const PARTNER_RIGHTS = ['buyer', 'receiver', 'payer', 'manager'] as const;
export type PartnerRight = (typeof PARTNER_RIGHTS)[number];
export type PartnerRights = Readonly<Record<PartnerRight, boolean>>;
export const ALL_RIGHTS: PartnerRights = { buyer: true, receiver: true, payer: true, manager: true };
export const rightsOf = (given: Partial<PartnerRights>): PartnerRight[] =>
  PARTNER_RIGHTS.filter((right) => given[right]);
/** Each right, given or not: nothing else of what it was told with. */
export const given = (told: { [R in PartnerRight]?: boolean | null }): PartnerRights => ({
  buyer: told.buyer ?? false,
  receiver: told.receiver ?? false,
  payer: told.payer ?? false,
  manager: told.manager ?? false,
});
/** What a route or a verb may ask for: a right is held like a role. */
export type Held = Role | PartnerRight;
export const STAFF: readonly Role[] = ['director', 'master', 'accountant'];

/**
 * Who asks, in which school, as what. Every query takes it first and filters by it.
 * `partnerId` and `learnerId` are set only for those roles.
 */
export interface Scope {
  readonly schoolId: number;
  readonly userId: number;
  readonly roles: ReadonlySet<Held | 'system'>;
  readonly partnerId: number | null;
  readonly learnerId: number | null;
  readonly locale: Locale;
  /** The API key that asks for the person. */
  readonly keyId?: number;
}

export interface PartnerScope extends Scope {
  readonly partnerId: number;
}

export interface LearnerScope extends Scope {
  readonly learnerId: number;
}

export function hasRole(scope: Scope, ...roles: readonly (Held | 'system')[]): boolean {
  return roles.some((role) => scope.roles.has(role));
}

/**
 * Whose rows the caller may see: everybody's (null) for the school, its company's with one of these rights, and without
 * any nobody's (0).
 */
export function partnerSeen(scope: Scope, ...rights: readonly PartnerRight[]): number | null {
  return scope.partnerId === null || hasRole(scope, 'system', ...rights) ? scope.partnerId : 0;
}

/** Nobody asked: the house itself. */
export function theHouse(schoolId: number): Scope {
  return { schoolId, userId: 0, partnerId: null, learnerId: null, locale: 'fr', roles: new Set(['system' as const]) };
}

/** The same person, when the house itself acts as a consequence of what the person did. */
export function asSystem(scope: Scope): Scope {
  return { ...scope, roles: new Set([...scope.roles, 'system' as const]) };
}
