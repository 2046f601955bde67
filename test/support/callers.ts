import { PARTNER_RIGHTS, type Held, type PartnerRight, type Role, type Scope } from '../../src/core/access/scope.js';
import { StoredFile } from '../../src/core/core.entities.js';
import { KeysService, SESSION_COOKIE, SessionsService } from '../../src/modules/identity/index.js';
import type { House } from './house.js';
import type { LearnerSet, Names, SchoolSet } from './two-schools.js';
import type { Trade } from './trade.js';

/** Somebody who knocks: `director`, `director key`, `anonymous`… */
export interface Knocker {
  name: string;
  role: Role | null;
  /** Its role, and the rights of somebody of a partner. */
  held: readonly Held[];
  headers: Record<string, string>;
  /** The knocker's own ids, by name of path param. */
  own: Names;
}

export const BROWSER = { origin: 'http://localhost', host: 'localhost' };
const KEY_ROLES = ['director', 'master', 'accountant', 'partner'] as const;

export function scopesOf(set: SchoolSet): Record<Role, Scope> {
  return { ...set.people, partner: set.partner.scope, learner: set.learner.scope };
}

/** Everybody of a school, the programs they gave a key, and a stranger. */
export async function knockersOf(house: House, set: SchoolSet): Promise<Knocker[]> {
  const known = { ...namesFor(set), ...(await personal(house, set.people.director)) };
  const knockers: Knocker[] = [{ name: 'anonymous', role: null, held: [], headers: BROWSER, own: known }];
  for (const [role, scope] of Object.entries(scopesOf(set)) as [Role, Scope][]) {
    const own = { ...known, ...(await personal(house, scope)) };
    knockers.push({ name: role, role, held: heldBy(scope), headers: await signedIn(house, scope), own });
  }
  for (const right of PARTNER_RIGHTS) knockers.push(await holderOf(house, set, right, known));
  for (const role of KEY_ROLES) {
    const scope = scopesOf(set)[role];
    const { key } = await house.get(KeysService).createKey(scope, `Clé ${set.tag}`, role);
    const own = { ...known, ...(await personal(house, scope)) };
    knockers.push({ name: `${role} key`, role, held: heldBy(scope), headers: { authorization: `Bearer ${key}` }, own });
  }
  return knockers;
}

const heldBy = ({ roles }: Scope): Held[] => [...roles].filter((one) => one !== 'system');

/** Somebody of the partner with one right only, and the one kind of file it opens. */
async function holderOf(house: House, set: SchoolSet, right: PartnerRight, known: Names): Promise<Knocker> {
  const { partnerId, fileId } = set.partner;
  const scope = await house.scope(set.school, 'partner', { partnerId, rights: { [right]: true } });
  const kind = { buyer: 'attachment', receiver: 'delivery_note', payer: 'invoice', manager: '' }[right];
  const file = await house.read.manager.findOneBy(StoredFile, { partnerId, kind });
  const files = { fileId: right === 'buyer' ? fileId : (file?.id ?? fileId) };
  const own = { ...known, ...files, ...(await personal(house, scope)) };
  return { name: right, role: 'partner', held: heldBy(scope), headers: await signedIn(house, scope), own };
}

export async function signedIn(house: House, scope: Scope): Promise<Record<string, string>> {
  const { secret } = await house.get(SessionsService).open(scope.userId, scope.schoolId);
  return { ...BROWSER, cookie: `${SESSION_COOKIE}=${secret}` };
}

/** A session and a key to end: not those the knocker comes with. */
async function personal(house: House, scope: Scope): Promise<Names> {
  await house.get(SessionsService).open(scope.userId, scope.schoolId);
  const sessionId = await lastId(house, 'user_session', scope);
  const role = [...scope.roles][0] as (typeof KEY_ROLES)[number];
  if (!KEY_ROLES.includes(role)) return { sessionId };
  const { id: keyId } = await house.get(KeysService).createKey(scope, 'À retirer', role);
  return { sessionId, keyId };
}

async function lastId(house: House, table: string, { userId }: Scope): Promise<number> {
  const found = await house.read.manager.query<{ id: number }[]>(
    `SELECT MAX(id) AS id FROM ${table} WHERE user_id = ${userId}`,
  );
  return Number(found[0]!.id);
}

/** Path params of a school, as its first partner and first learner have them. */
export function namesFor(set: SchoolSet): Names {
  return { ...set.params, ...tradeNames(set.partner), ...learnerNames(set.learner) };
}

export function tradeNames(trade: Trade): Names {
  const { partnerId, draftOrder, notes, invoices, paymentId, fileId, quoting, webhook, people } = trade;
  const { requestId, quoteLineId, quotes } = quoting;
  return {
    partnerId,
    orderId: draftOrder,
    noteId: notes.shipped,
    invoiceId: invoices.issued,
    paymentId,
    fileId,
    ...webhook,
    ...people,
    requestId,
    quoteLineId,
    quoteId: quotes.sent,
  };
}

export function learnerNames({ scope, assignments, reports, workSessionId }: LearnerSet): Names {
  const jobs = { assignmentId: assignments.active, reportId: reports.checked, workSessionId };
  return { learnerId: scope.learnerId, ...jobs };
}

/** Names a body may use, for the first or the second partner of a school. */
export function fieldNames(set: SchoolSet, trade: Trade = set.partner): Names {
  const { partnerId, orderCellId, plannedCellId, invoiceLineId, invoices, quoting } = trade;
  const { sha256, quoteLineId } = quoting;
  return {
    ...set.fields,
    partnerId,
    orderCellId,
    plannedCellId,
    invoiceLineId,
    invoiceId: invoices.issued,
    sha256,
    quoteLineId,
  };
}

/** `/orders/:orderId` → `/orders/12`; throws when nobody told what a param names. */
export function filled(path: string, names: Names): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined) {
      throw new Error(
        `Nobody knows what :${name} of ${path} names. Make one in test/support/two-schools.ts (params) or trade.ts, ` +
          'and give its id in test/support/callers.ts (tradeNames, learnerNames): the matrix then knocks at it.',
      );
    }
    return encodeURIComponent(String(value));
  });
}
