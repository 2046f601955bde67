import { Injectable } from '@nestjs/common';
import { partnerSeen, type PartnerScope, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import { IdentityQueries } from '../identity/index.js';
import { PartnersQueries } from '../partners/index.js';
import { NonConformity, type NonConformityState } from './non-conformity.entity.js';
import { nonConformityMachine } from './non-conformity.states.js';
import type { NonConformitiesQuery } from './quality.dto.js';
import type { ClaimRead, NonConformityRow, NonConformitySheet } from './quality.types.js';

const TOLD = {
  open: 'received',
  contained: 'studied',
  dispositioned: 'answered',
  action: 'answered',
  closed: 'closed',
} as const;

const UNDECIDED = ['open', 'contained'] satisfies NonConformityState[];

/** What was not as asked; a partner sees its own claims, and no more of them than their answer. */
@Injectable()
export class NonConformitiesQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly files: FileStore,
    private readonly partners: PartnersQueries,
    private readonly identity: IdentityQueries,
  ) {}

  /** Newest first; `state` is a state, or `all`; else what is not closed. */
  async list(
    scope: Scope,
    { state, cursor, limit = DEFAULT_LIMIT }: NonConformitiesQuery,
  ): Promise<Listed<NonConformityRow>> {
    const select = this.read
      .from(NonConformity, 'n')
      .where('n.schoolId = :schoolId', { schoolId: scope.schoolId })
      .orderBy('n.id', 'DESC')
      .limit(limit + 1);
    if (cursor) select.andWhere('n.id < :cursor', { cursor });
    if (state && state in nonConformityMachine.states) select.andWhere('n.state = :state', { state });
    else if (state !== 'all') select.andWhere("n.state <> 'closed'");
    return listed(await this.rows(scope, await select.getMany()), limit);
  }

  /** Of an OF, all of them. */
  async ofWorkOrder(scope: Scope, workOrderId: number): Promise<NonConformityRow[]> {
    const where = { schoolId: scope.schoolId, workOrderId };
    return this.rows(scope, await this.read.manager.find(NonConformity, { where, order: { id: 'ASC' } }));
  }

  async sheet(scope: Scope, id: number): Promise<NonConformitySheet> {
    const found = await this.read.manager.findOneBy(NonConformity, { id, schoolId: scope.schoolId });
    if (!found) throw notFound();
    const [row] = await this.rows(scope, [found]);
    const photos = await this.files.of(scope, { type: 'non_conformity', id });
    const { action, answer, version, openedBy } = found;
    return {
      ...row!,
      ...{ action, answer, version },
      openedByName: openedBy === null ? '' : ((await this.identity.names(scope, [openedBy])).get(openedBy) ?? ''),
      photos: photos.map(({ id: fileId, name }) => ({ id: fileId, name })),
      events: nonConformityMachine.allowed(scope, found),
    };
  }

  /** The caller's own claims on one of its orders. */
  async claims(scope: PartnerScope, orderId: number): Promise<ClaimRead[]> {
    const partnerId = partnerSeen(scope, 'buyer', 'receiver') ?? 0;
    const where = { schoolId: scope.schoolId, partnerId, orderId };
    const found = await this.read.manager.find(NonConformity, { where, order: { id: 'DESC' } });
    return found.map(({ id, number, itemName, unitCode, quantity, defect, state, answer, openedAt }) => ({
      ...{ id, number, itemName, unitCode, quantity, defect, answer, openedAt },
      state: TOLD[state],
    }));
  }

  /** What still waits for a decision. */
  undecided({ schoolId }: Scope): Promise<number> {
    const waiting = UNDECIDED.map((state) => ({ schoolId, state }));
    return this.read.manager.countBy(NonConformity, waiting);
  }

  /** Number of what waits for a decision, by OF. */
  async undecidedByWorkOrder({ schoolId }: Scope): Promise<Map<number, string>> {
    const where = UNDECIDED.map((state) => ({ schoolId, state }));
    const found = await this.read.manager.find(NonConformity, { where, order: { id: 'ASC' } });
    return new Map(found.flatMap(({ workOrderId, number }) => (workOrderId === null ? [] : [[workOrderId, number]])));
  }

  private async rows(scope: Scope, found: readonly NonConformity[]): Promise<NonConformityRow[]> {
    const names = await this.partners.names(scope, [...new Set(found.flatMap(({ partnerId }) => partnerId ?? []))]);
    return found.map(({ partnerId, ...one }) => {
      const { id, number, origin, state, workOrderId, orderId, itemName, unitCode } = one;
      const { quantity, defect, cause, disposition, openedAt } = one;
      return {
        ...{ id, number, origin, state, workOrderId, orderId, partnerId, itemName, unitCode },
        ...{ quantity, defect, cause, disposition, openedAt },
        partnerName: partnerId === null ? null : (names.get(partnerId) ?? null),
      };
    });
  }
}
