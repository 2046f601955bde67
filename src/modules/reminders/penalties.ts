import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { isUniqueViolation } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { PenaltyPapers } from './penalty.papers.js';
import { PenaltyQueries } from './penalty.queries.js';
import { Penalty } from './reminder.entity.js';
import { noPenalty } from './reminders.errors.js';
import { remindersWords } from './reminders.words.js';

/** Claims the penalties of an invoice paid late, or waives them: a person decides, once. */
@Injectable()
export class Penalties {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly invoices: InvoicingQueries,
    private readonly queries: PenaltyQueries,
    private readonly papers: PenaltyPapers,
  ) {}

  /** A note of its own, counted until today, goes to the customer. Throws reminders.no_penalty. */
  claim(scope: Scope, invoiceId: number): Promise<void> {
    return this.decide(scope, invoiceId, 'claimed');
  }

  /** Throws reminders.no_penalty. */
  waive(scope: Scope, invoiceId: number): Promise<void> {
    return this.decide(scope, invoiceId, 'waived');
  }

  private async decide(scope: Scope, invoiceId: number, outcome: Penalty['outcome']): Promise<void> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(remindersWords.penalties);
    try {
      await this.unit.run(async () => {
        const { partnerId, number, dueOn } = await this.invoices.sheet(scope, invoiceId);
        const { offer } = await this.queries.of(scope, invoiceId);
        if (!offer) throw noPenalty();
        const invoice = { id: invoiceId, partnerId, number: number!, dueOn: dueOn! };
        const paper = outcome === 'claimed' ? await this.papers.claim(scope, invoice, offer) : null;
        const { interestCents, indemnityCents } = offer;
        const row = this.unit.manager.create(Penalty, {
          ...{ schoolId: scope.schoolId, partnerId, invoiceId, outcome, interestCents, indemnityCents },
          ...{ number: paper?.number ?? null, fileId: paper?.fileId ?? null, decidedOn: this.clock.today() },
          ...{ createdAt: this.clock.instant(), createdBy: scope.userId },
        });
        await this.unit.manager.insert(Penalty, row);
        const facts = { number: row.number, interestCents, indemnityCents };
        const subject = { type: 'invoice', id: invoiceId };
        await this.journal.write(scope, { subject, event: `penalties_${outcome}`, facts });
      });
    } catch (error) {
      if (isUniqueViolation(error, 'penalty')) throw noPenalty();
      throw error;
    }
  }
}
