import type { Held, PartnerRight, Role } from '../../core/access/scope.js';
import type { Locale } from '../../core/words/words.js';

export interface PersonRow {
  userId: number;
  name: string;
  email: string | null;
  role: Role;
  partnerId: number | null;
  /** Of somebody of a partner; none for others. */
  rights: PartnerRight[];
  since: string;
}

export interface MeRead {
  userId: number;
  name: string;
  email: string | null;
  locale: Locale;
  /** Roles, and the rights of somebody of a partner. */
  roles: Held[];
  school: { id: number; name: string };
  schools: { id: number; name: string }[];
}

export interface SessionRow {
  id: number;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}

export interface KeyRow {
  id: number;
  name: string;
  role: Role;
  prefix: string;
  createdAt: string;
  lastUsedAt: string | null;
}

export interface InvitationRow {
  id: number;
  email: string;
  name: string;
  role: Role;
  rights: PartnerRight[];
  expiresAt: string;
}

export interface TabletRow {
  id: number;
  name: string;
  createdAt: string;
}

/** What the guest sees at the door. */
export interface InvitationRead {
  name: string;
  email: string;
  role: Role;
  schoolName: string;
  /** The guest has an account already: its password is asked, not a new one. */
  known: boolean;
}
