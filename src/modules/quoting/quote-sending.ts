import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { asSystem, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { Transitions, type Workflow } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { PriceRequest } from './price-request.entity.js';
import { QuoteMail } from './quote-mail.js';
import { QuotePaper, type DrawnQuote } from './quote-paper.js';
import { QuoteLine } from './quote-line.entity.js';
import { Quote, type QuoteState } from './quote.entity.js';
import { quoteMachine, type QuoteEvent, type QuoteSubject } from './quote.states.js';
import { alreadyAccepted, changedMeanwhile, notLast } from './quoting.errors.js';
import { requestWorkflow } from './request-thread.js';

export const quoteWorkflow: Workflow<QuoteState, QuoteEvent, Quote & QuoteSubject> = {
  machine: quoteMachine,
  entity: Quote,
};

/** A quote leaves the school: its PDF is drawn, kept and mailed, and takes the place of the revision before. */
@Injectable()
export class QuoteSending {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly transitions: Transitions,
    private readonly files: FileStore,
    private readonly paper: QuotePaper,
    private readonly mail: QuoteMail,
  ) {}

  async send(scope: Scope, quoteId: number): Promise<void> {
    // Drawn before the transaction: it takes a while, and nothing slow waits on a lock.
    const drawn = await this.paper.draw(scope, quoteId);
    await this.unit.run(async () => {
      const quote = await this.unit.lock(Quote, { id: quoteId, schoolId: scope.schoolId });
      if (!quote) throw notFound();
      if (quote.version !== drawn.version) throw changedMeanwhile();
      await this.replaceOthers(scope, quote);
      const fileId = await this.keep(scope, quote, drawn);
      const lineCount = await this.unit.manager.countBy(QuoteLine, { quoteId });
      await this.transitions.fire(scope, quoteWorkflow, Object.assign(quote, { lineCount }), 'send', {
        changes: { fileId, pdfSha256: drawn.sha256, buyer: drawn.buyer, sentAt: this.clock.instant() },
        facts: { totalWithVatCents: quote.totalWithVatCents, sha256: drawn.sha256 },
      });
      await this.answerRequest(scope, quote);
      await this.mail.tellPartner(scope, quote, fileId);
    });
  }

  private async keep(scope: Scope, { id, partnerId, number, revision }: Quote, { pdf, sha256 }: DrawnQuote) {
    const file = {
      subject: { type: quoteMachine.name, id },
      kind: 'quote',
      name: `${number}-${revision}.pdf`,
      bytes: pdf,
      partnerId,
    };
    const kept = await this.files.keep(scope, file, 'application/pdf');
    // The customer accepts by this sum: it must be that of what is kept.
    if (kept.sha256 !== sha256) throw new Error('The stored quote is not the one drawn');
    return kept.id;
  }

  /** The revisions before are no longer on offer; one that was accepted keeps the last word. */
  private async replaceOthers(scope: Scope, { schoolId, number, revision }: Quote): Promise<void> {
    const all = await this.unit.manager.findBy(Quote, { schoolId, number });
    if (all.some(({ state }) => state === 'accepted')) throw alreadyAccepted(number);
    if (all.some((other) => other.revision > revision)) throw notLast();
    const out = await this.unit.manager.findBy(Quote, { schoolId, number, state: In(['sent', 'declined']) });
    for (const old of out) {
      const { id } = old;
      const locked = await this.unit.lock(Quote, { id, schoolId });
      if (locked?.state === 'accepted') throw alreadyAccepted(number);
      if (locked) await this.transitions.fire(asSystem(scope), quoteWorkflow, locked, 'supersede');
    }
  }

  private async answerRequest(scope: Scope, { requestId, schoolId }: Quote): Promise<void> {
    if (requestId === null) return;
    const request = await this.unit.lock(PriceRequest, { id: requestId, schoolId });
    if (request && requestWorkflow.machine.find(request.state, 'quote'))
      await this.transitions.fire(asSystem(scope), requestWorkflow, request, 'quote');
  }
}
