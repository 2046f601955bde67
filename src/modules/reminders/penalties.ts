import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { isUniqueViolation } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { InvoicingQueries, InvoicingService, PenaltyNotes, type PenaltyDecision } from '../invoicing/index.js';
import { PenaltyPapers } from './penalty.papers.js';
import { PenaltyQueries } from './penalty.queries.js';
import { noNote, noPenalty } from './reminders.errors.js';
import { remindersWords } from './reminders.words.js';

/** Claims the penalties of an invoice paid late, or waives them: a person decides, once. */
@Injectable()
export class Penalties {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly invoicing: InvoicingService,
    private readonly invoices: InvoicingQueries,
    private readonly queries: PenaltyQueries,
    private readonly papers: PenaltyPapers,
    private readonly notes: PenaltyNotes,
  ) {}

  /** A note of its own, counted until today, goes to the customer. Throws reminders.no_penalty. */
  claim(scope: Scope, invoiceId: number): Promise<void> {
    return this.decide(scope, invoiceId, 'claimed');
  }

  /** Throws reminders.no_penalty. */
  waive(scope: Scope, invoiceId: number): Promise<void> {
    return this.decide(scope, invoiceId, 'waived');
  }

  /** Gives up what is left of a claimed note. Throws reminders.no_note, invoicing.note_not_due. */
  async giveUp(scope: Scope, invoiceId: number, reason: string): Promise<void> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(remindersWords.penalties);
    await this.unit.run(async () => {
      const { decision } = await this.queries.of(scope, invoiceId);
      if (decision?.noteId == null) throw noNote();
      await this.notes.giveUp(scope, decision.noteId, reason);
    });
  }

  private async decide(scope: Scope, invoiceId: number, outcome: PenaltyDecision['outcome']): Promise<void> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(remindersWords.penalties);
    try {
      await this.unit.run(async () => {
        // Who credits or pays it meanwhile waits: what is asked for is told by what is left.
        await this.invoicing.holdSettlement(scope, invoiceId);
        const { partnerId, number, dueOn } = await this.invoices.sheet(scope, invoiceId);
        const { offer } = await this.queries.of(scope, invoiceId);
        if (!offer) throw noPenalty();
        const invoice = { id: invoiceId, partnerId, number: number!, dueOn: dueOn! };
        const paper = outcome === 'claimed' ? await this.papers.claim(scope, invoice, offer) : null;
        const { interestCents, indemnityCents } = offer;
        const { number: noteNumber, fileId } = paper ?? { number: null, fileId: null };
        const facts = { number: noteNumber, interestCents, indemnityCents };
        const subject = { type: 'invoice', id: invoiceId };
        await this.journal.write(scope, { subject, event: `penalties_${outcome}`, facts });
        await this.notes.keep(scope, {
          ...{ partnerId, invoiceId, outcome, number: noteNumber, interestCents, indemnityCents, fileId },
        });
      });
    } catch (error) {
      if (isUniqueViolation(error, 'penalty')) throw noPenalty();
      throw error;
    }
  }
}
