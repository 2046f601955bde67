import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { containing } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { IdentityQueries } from '../identity/index.js';
import { PartnersQueries } from '../partners/index.js';
import { PriceRequest, RequestMessage } from './price-request.entity.js';
import { priceRequestMachine } from './price-request.states.js';
import { QuotesQueries } from './quotes.queries.js';
import type { RequestsQuery } from './quoting.dto.js';
import type { MessageRead, RequestFile, RequestFit, RequestRow, RequestSheet } from './quoting.types.js';

/** Requests as their readers see them: a partner its own, the staff those of the school. */
@Injectable()
export class RequestsQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly partners: PartnersQueries,
    private readonly identity: IdentityQueries,
    private readonly files: FileStore,
    private readonly quotes: QuotesQueries,
  ) {}

  /** Newest first; `state` is a state, or `open`: nobody has answered yet. */
  async list(scope: Scope, { limit = DEFAULT_LIMIT, cursor, q, state }: RequestsQuery): Promise<Listed<RequestRow>> {
    const select = this.mine(scope)
      .orderBy('r.id', 'DESC')
      .limit(limit + 1);
    if (cursor) select.andWhere('r.id < :cursor', { cursor });
    if (q) select.andWhere("r.searchText LIKE :q ESCAPE '!'", { q: containing(q) });
    if (state === 'open') select.andWhere("r.state IN ('submitted', 'qualifying', 'waiting_customer')");
    else if (state) select.andWhere('r.state = :state', { state });
    const page = listed(await select.getMany(), limit);
    return { rows: await this.named(scope, page.rows), next: page.next };
  }

  /** Throws notFound. */
  async sheet(scope: Scope, requestId: number): Promise<RequestSheet> {
    const request = await this.mine(scope).andWhere('r.id = :requestId', { requestId }).getOne();
    if (!request) throw notFound();
    const [row] = await this.named(scope, [request]);
    const { version, source, need, sizes, materialSupplied, answer } = request;
    return {
      ...row!,
      ...{ version, source, need, sizes, materialSupplied, answer },
      files: (await this.files.of(scope, { type: priceRequestMachine.name, id: requestId })).map(fileOf),
      messages: await this.messages(scope, requestId),
      quotes: await this.quotes.ofRequest(scope, requestId),
      fit: scope.partnerId === null ? fitOf(request) : null,
      events: priceRequestMachine.allowed(scope, request),
    };
  }

  /** How many wait for the school. */
  async waiting(scope: Scope): Promise<number> {
    return this.mine(scope).andWhere("r.state IN ('submitted', 'qualifying')").getCount();
  }

  private async messages(scope: Scope, requestId: number): Promise<MessageRead[]> {
    const where = { requestId, schoolId: scope.schoolId };
    const rows = await this.read.manager.find(RequestMessage, { where, order: { id: 'ASC' } });
    // A partner is told which side wrote, not who.
    const writers = scope.partnerId === null ? [...new Set(rows.map(({ writtenBy }) => writtenBy))] : [];
    const names = await this.identity.names(scope, writers);
    return rows.map(({ id, side, writtenBy, writtenAt, text }) => ({
      ...{ id, side, writtenAt, text },
      writtenByName: names.get(writtenBy) ?? null,
    }));
  }

  private mine(scope: Scope): SelectQueryBuilder<PriceRequest> {
    const partnerId = partnerSeen(scope, 'buyer');
    const select = this.read.from(PriceRequest, 'r').where('r.schoolId = :schoolId', { schoolId: scope.schoolId });
    if (partnerId !== null) select.andWhere('r.partnerId = :partnerId', { partnerId });
    return select;
  }

  private async named(scope: Scope, requests: readonly PriceRequest[]): Promise<RequestRow[]> {
    const names = await this.partners.names(scope, [...new Set(requests.map(({ partnerId }) => partnerId))]);
    return requests.map(({ id, number, partnerId, state, subject, quantities, askedOn, wishedOn }) => ({
      ...{ id, number, partnerId, state, subject, quantities },
      partnerName: names.get(partnerId) ?? '',
      askedOn: askedOn as LocalDate,
      wishedOn: wishedOn as LocalDate | null,
    }));
  }
}

const fileOf = ({ id, name, mediaType, size, confidential, createdAt }: RequestFile): RequestFile => ({
  ...{ id, name, mediaType, size, confidential, createdAt },
});

function fitOf({ likeItemId: itemId, fitAnswer: answer, fitQuantity, fitReason }: PriceRequest): RequestFit | null {
  return itemId === null || answer === null ? null : { itemId, answer, quantity: fitQuantity, reason: fitReason };
}
