import { Injectable } from '@nestjs/common';
import type { PartnerScope } from '../../core/access/scope.js';
import type { Listed, ListQuery } from '../../core/http/paging.js';
import {
  isOpenRequest,
  QuotesQueries,
  RequestsQueries,
  type QuoteRow,
  type QuoteShown,
  type RequestRow,
  type RequestSheet,
} from '../quoting/index.js';
import { OrdersQueries } from '../sales/index.js';
import type { PortalQuote, PortalQuoteRow, PortalRequest, PortalRequestRow } from './portal-asking.types.js';

/** Requests and quotes as their partner reads them: field by field, no cost, no name of anybody of the school. */
@Injectable()
export class PortalAskingQueries {
  constructor(
    private readonly requestReads: RequestsQueries,
    private readonly quoteReads: QuotesQueries,
    private readonly orders: OrdersQueries,
  ) {}

  /** The partner's requests, newest first. */
  async requests(scope: PartnerScope, { cursor, limit, q, state }: ListQuery): Promise<Listed<PortalRequestRow>> {
    const { rows, next } = await this.requestReads.list(scope, { cursor, limit, q, state });
    return { rows: rows.map(requestRow), next };
  }

  /** Throws notFound. */
  async request(scope: PartnerScope, requestId: number): Promise<PortalRequest> {
    return requestOf(await this.requestReads.sheet(scope, requestId));
  }

  /** What was offered to the partner, newest first. */
  async quotes(scope: PartnerScope, { cursor, limit, q, state }: ListQuery): Promise<Listed<PortalQuoteRow>> {
    const { rows, next } = await this.quoteReads.list(scope, { cursor, limit, q, state });
    return { rows: rows.map(quoteRow), next };
  }

  /** Throws notFound, for a draft too. */
  async quote(scope: PartnerScope, quoteId: number): Promise<PortalQuote> {
    const quote = await this.quoteReads.shown(scope, quoteId);
    return quoteOf(quote, await this.orders.ofQuote(scope, quoteId));
  }
}

function requestRow(request: RequestRow): PortalRequestRow {
  const { id, number, state, subject, quantities, askedOn, wishedOn } = request;
  return { id, number, state, subject, quantities, askedOn, wishedOn };
}

function requestOf(request: RequestSheet): PortalRequest {
  const { need, sizes, materialSupplied, answer, files, messages, quotes, events } = request;
  return {
    ...requestRow(request),
    ...{ need, sizes, materialSupplied, answer },
    files: files.map(({ id, name, mediaType, confidential, createdAt }) => ({
      ...{ id, name, mediaType, confidential, createdAt },
    })),
    messages: messages.map(({ id, side, writtenAt, text }) => ({ id, side, writtenAt, text })),
    quotes: quotes.map(quoteRow),
    open: isOpenRequest(request.state),
    withdrawable: events.some(({ event }) => event === 'withdraw'),
  };
}

function quoteRow(quote: QuoteRow): PortalQuoteRow {
  const { id, number, revision, state, validUntil, expired, totalWithoutVatCents, totalWithVatCents } = quote;
  return { id, number, revision, state, validUntil, expired, totalWithoutVatCents, totalWithVatCents };
}

function quoteOf(quote: QuoteShown, order: PortalQuote['order']): PortalQuote {
  const { requestId, deliverableOn, depositPercent, depositCents, materialSupplied, terms, fileId, pdfSha256 } = quote;
  const { acceptedName, decidedAt, differences } = quote;
  return {
    ...quoteRow(quote),
    ...{ requestId, deliverableOn, depositPercent, depositCents, materialSupplied, terms, fileId, pdfSha256 },
    ...{ acceptedName, decidedAt, differences, order },
    totalVatCents: quote.totals.totalVatCents,
    lines: quote.lines.map(({ id, itemCode, itemName, drawingRevision, unitCode, cells, prices }) => ({
      ...{ id, itemCode, itemName, drawingRevision, unitCode },
      cells: cells.map(({ size, colour, quantity }) => ({ size, colour, quantity })),
      prices: prices.map(({ quantity, chosen, itemNetPriceE4, lineNetCents }) => ({
        ...{ quantity, chosen, itemNetPriceE4, lineNetCents },
      })),
    })),
    answerable: quote.state === 'sent' && !quote.expired,
  };
}
