import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { partnerSeen, type PartnerScope, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { containing } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import { QuoteLinesReads } from './quote-lines.reads.js';
import { Quote } from './quote.entity.js';
import { quoteMachine, type QuoteEvent } from './quote.states.js';
import { differencesOf, type ComparedQuote } from './quote.differences.js';
import type { QuotesQuery } from './quoting.dto.js';
import { depositOf, quoteTotals } from './quote.totals.js';
import type { QuoteDifference, QuoteHead, QuoteLineShown, QuoteRow, QuoteSheet, QuoteShown } from './quoting.types.js';

/** Quotes as their readers see them: a customer those sent to it, without a cost; the staff those of the school. */
@Injectable()
export class QuotesQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly partners: PartnersQueries,
    private readonly lines: QuoteLinesReads,
  ) {}

  /** Newest first; `state` is a state, or `expired`. */
  async list(scope: Scope, { limit = DEFAULT_LIMIT, cursor, q, state }: QuotesQuery): Promise<Listed<QuoteRow>> {
    const select = this.mine(scope)
      .orderBy('q.id', 'DESC')
      .limit(limit + 1);
    if (cursor) select.andWhere('q.id < :cursor', { cursor });
    if (q) select.andWhere("q.searchText LIKE :q ESCAPE '!'", { q: containing(q) });
    const today = this.clock.today();
    if (state === 'expired') select.andWhere("q.state = 'sent' AND q.validUntil < :today", { today });
    else if (state) select.andWhere('q.state = :state', { state });
    const page = listed(await select.getMany(), limit);
    return { rows: await this.named(scope, page.rows), next: page.next };
  }

  /** All revisions that answer a request, newest first. */
  async ofRequest(scope: Scope, requestId: number): Promise<QuoteRow[]> {
    const found = this.mine(scope).andWhere('q.requestId = :requestId', { requestId });
    return this.named(scope, await found.orderBy('q.id', 'DESC').getMany());
  }

  /** With costs, for the staff. Throws notFound. */
  async sheet(scope: Scope, quoteId: number): Promise<QuoteSheet> {
    return this.sheetOf(scope, await this.one(scope, quoteId));
  }

  /** As its customer reads it. Throws notFound for what was never sent to it. */
  async shown(scope: PartnerScope, quoteId: number): Promise<QuoteShown> {
    const quote = await this.one(scope, quoteId);
    const lines = await this.lines.shown(scope, quoteId);
    const head = await this.head(scope, quote, lines);
    return {
      ...head,
      lines,
      differences: await this.differences(scope, await this.revisions(scope, quote), { ...head, lines }),
    };
  }

  /** The sheet when the event can be fired; throws why not. */
  async permitted(scope: Scope, quoteId: number, event: QuoteEvent): Promise<QuoteSheet> {
    const quote = await this.one(scope, quoteId);
    const sheet = await this.sheetOf(scope, quote);
    quoteMachine.permit(scope, { ...quote, lineCount: sheet.lines.length }, event);
    return sheet;
  }

  /** How many can still be accepted. */
  async onOffer(scope: Scope): Promise<number> {
    const today = this.clock.today();
    return this.mine(scope).andWhere("q.state = 'sent' AND q.validUntil >= :today", { today }).getCount();
  }

  private async sheetOf(scope: Scope, quote: Quote): Promise<QuoteSheet> {
    const lines = await this.lines.of(scope, quote.id);
    const head = await this.head(scope, quote, lines);
    const all = await this.revisions(scope, quote);
    return {
      ...{ ...head, lines },
      revisions: all.map(({ id, revision, state }) => ({ id, revision, state })),
      differences: await this.differences(scope, all, { ...head, lines }),
      events: quoteMachine.allowed(scope, { ...quote, lineCount: lines.length }),
    };
  }

  /** All revisions of the number the caller may see, newest first. */
  private revisions(scope: Scope, { number }: Quote): Promise<Quote[]> {
    return this.mine(scope).andWhere('q.number = :number', { number }).orderBy('q.revision', 'DESC').getMany();
  }

  private async differences(scope: Scope, all: readonly Quote[], now: ComparedQuote): Promise<QuoteDifference[]> {
    const earlier = all.find(({ revision }) => revision < now.revision);
    if (!earlier) return [];
    const lines = await this.lines.shown(scope, earlier.id);
    return differencesOf({ ...(await this.head(scope, earlier, lines)), lines }, now, scope.locale);
  }

  private mine(scope: Scope): SelectQueryBuilder<Quote> {
    const partnerId = partnerSeen(scope, 'buyer');
    const select = this.read.from(Quote, 'q').where('q.schoolId = :schoolId', { schoolId: scope.schoolId });
    if (partnerId !== null) select.andWhere('q.partnerId = :partnerId AND q.sentAt IS NOT NULL', { partnerId });
    return select;
  }

  private async one(scope: Scope, id: number): Promise<Quote> {
    const quote = await this.mine(scope).andWhere('q.id = :id', { id }).getOne();
    if (!quote) throw notFound();
    return quote;
  }

  private async head(scope: Scope, quote: Quote, lines: readonly QuoteLineShown[]): Promise<QuoteHead> {
    const [row] = await this.named(scope, [quote]);
    const { version, depositPercent, materialSupplied, terms, fileId, pdfSha256 } = quote;
    const { sentAt, decidedAt, acceptedName } = quote;
    const totals = quoteTotals(lines);
    return {
      ...row!,
      ...{
        version,
        depositPercent,
        materialSupplied,
        terms,
        fileId,
        pdfSha256,
        sentAt,
        decidedAt,
        acceptedName,
        totals,
      },
      deliverableOn: quote.deliverableOn as LocalDate | null,
      depositCents: depositOf(totals.totalWithVatCents, depositPercent),
    };
  }

  private async named(scope: Scope, quotes: readonly Quote[]): Promise<QuoteRow[]> {
    const names = await this.partners.names(scope, [...new Set(quotes.map(({ partnerId }) => partnerId))]);
    const today = this.clock.today();
    return quotes.map(({ id, number, revision, partnerId, requestId, state, validUntil, writtenOn, ...quote }) => ({
      ...{ id, number, revision, partnerId, requestId, state },
      partnerName: names.get(partnerId) ?? '',
      validUntil: validUntil as LocalDate,
      expired: state === 'sent' && validUntil < today,
      writtenOn: writtenOn as LocalDate,
      totalWithoutVatCents: quote.totalWithoutVatCents,
      totalWithVatCents: quote.totalWithVatCents,
    }));
  }
}
