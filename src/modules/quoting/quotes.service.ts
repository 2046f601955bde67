import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { addDays } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import { PriceRequest } from './price-request.entity.js';
import { isOpenRequest } from './price-request.states.js';
import { quoteWorkflow } from './quote-sending.js';
import { QuoteDrafting } from './quote-drafting.js';
import { Quote } from './quote.entity.js';
import { quoteMachine } from './quote.states.js';
import {
  alreadyAccepted,
  neverRevised,
  notLast,
  partnerInactive,
  requestEnded,
  revisionOpen,
} from './quoting.errors.js';

/** A quote says for how long its price holds; a month unless told otherwise. */
const VALID_DAYS = 30;

const UNSEEN = {
  ...{ buyer: null, fileId: null, pdfSha256: null, sentAt: null },
  ...{ decidedAt: null, decidedBy: null, acceptedName: null },
};

/** A quote from its first draft to its revisions. Sending and the customer's answer are in files of their own. */
@Injectable()
export class QuotesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly numbering: Numbering,
    private readonly journal: Journal,
    private readonly transitions: Transitions,
    private readonly partners: PartnersQueries,
    private readonly drafting: QuoteDrafting,
  ) {}

  /** A draft without lines, for a customer who asked nothing in writing. */
  async start(scope: Scope, partnerId: number): Promise<{ id: number }> {
    return this.unit.run(() => this.open(scope, partnerId, null));
  }

  /** A draft that answers a request. */
  async answer(scope: Scope, requestId: number): Promise<{ id: number }> {
    return this.unit.run(async () => {
      const request = await this.unit.lock(PriceRequest, { id: requestId, schoolId: scope.schoolId });
      if (!request) throw notFound();
      if (!isOpenRequest(request.state)) throw requestEnded();
      return this.open(scope, request.partnerId, request);
    });
  }

  /** The next revision, a draft with all the last one said; that one holds until the new one is sent. */
  async revise(scope: Scope, quoteId: number): Promise<{ id: number }> {
    return this.unit.run(async () => {
      const { schoolId } = scope;
      const last = await this.unit.lock(Quote, { id: quoteId, schoolId });
      if (!last) throw notFound();
      const { number } = last;
      const all = await this.unit.manager.findBy(Quote, { schoolId, number });
      if (all.some(({ state }) => state === 'accepted')) throw alreadyAccepted(number);
      if (last.state === 'draft') throw neverRevised();
      if (all.some(({ state }) => state === 'draft')) throw revisionOpen(number);
      if (all.some(({ revision }) => revision > last.revision)) throw notLast();
      const { id: _id, ...said } = last;
      const today = this.clock.today();
      const draft = { state: quoteMachine.initial, version: 1, writtenBy: scope.userId, writtenOn: today, ...UNSEEN };
      const kept = { validUntil: addDays(today, VALID_DAYS), revision: last.revision + 1 };
      const next = this.unit.manager.create(Quote, { ...said, ...draft, ...kept });
      await this.unit.manager.insert(Quote, next as never);
      await this.drafting.copyLines(last, next);
      await this.tell(scope, next, 'revise');
      return { id: next.id };
    });
  }

  async cancel(scope: Scope, quoteId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const quote = await this.unit.lock(Quote, { id: quoteId, schoolId: scope.schoolId });
      if (!quote) throw notFound();
      await this.transitions.fire(scope, quoteWorkflow, quote, 'cancel', { reason });
    });
  }

  private async open(scope: Scope, partnerId: number, request: PriceRequest | null): Promise<{ id: number }> {
    const partner = await this.partners.get(scope, partnerId);
    if (!partner.active) throw partnerInactive(partner.name);
    const { number, date } = await this.numbering.next(scope.schoolId, 'DE');
    const row = this.unit.manager.create(Quote, {
      ...{ schoolId: scope.schoolId, partnerId, requestId: request?.id ?? null, number, revision: 1, version: 1 },
      ...{ state: quoteMachine.initial, validUntil: addDays(date, VALID_DAYS), deliverableOn: null, depositPercent: 0 },
      ...{
        materialSupplied: request?.materialSupplied ?? false,
        terms: null,
        writtenBy: scope.userId,
        writtenOn: date,
      },
      ...{ totalWithoutVatCents: 0, totalVatCents: 0, totalWithVatCents: 0, ...UNSEEN },
      searchText: folded(number, partner.name, request?.number, request?.subject),
    });
    await this.unit.manager.insert(Quote, row as never);
    await this.tell(scope, row, 'start');
    return { id: row.id };
  }

  private tell(scope: Scope, { id, number, revision, state }: Quote, event: string): Promise<void> {
    return this.journal.write(scope, {
      ...{ subject: { type: quoteMachine.name, id }, event, to: state },
      facts: { number, revision },
    });
  }
}
