import type { Locale } from '../words/words.js';

/** What a person may be in a school; several at once. `system` is the house itself (seeds, caused transitions). */
export const ROLES = ['director', 'master', 'accountant', 'learner', 'partner', 'funder'] as const;
export type Role = (typeof ROLES)[number];
export const STAFF: readonly Role[] = ['director', 'master', 'accountant'];

/**
 * Who asks, in which school, as what. Every query takes it first and filters by it.
 * `partnerId` and `learnerId` are set only for those roles.
 */
export interface Scope {
  readonly schoolId: number;
  readonly userId: number;
  readonly roles: ReadonlySet<Role | 'system'>;
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

export function hasRole(scope: Scope, ...roles: readonly (Role | 'system')[]): boolean {
  return roles.some((role) => scope.roles.has(role));
}

/** The same person, when the house itself acts as a consequence of what the person did. */
export function asSystem(scope: Scope): Scope {
  return { ...scope, roles: new Set([...scope.roles, 'system' as const]) };
}
