import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Journal } from '../../core/journal/journal.js';
import type { Cents } from '../../core/money/money.js';
import { Clock } from '../../core/time/clock.js';
import { moreThanDue, noteNotDue } from './invoicing.errors.js';
import { penaltyClaimed, penaltyGivenUp } from './invoicing.events.js';
import { Penalty } from './penalty.entity.js';
import { leftOf } from './penalty-notes.queries.js';

export type NewPenalty = Pick<
  Penalty,
  'partnerId' | 'invoiceId' | 'outcome' | 'number' | 'interestCents' | 'indemnityCents' | 'fileId'
>;

/** What was decided of penalties, and what moves of a note: paid in parts, given up. Never changed otherwise. */
@Injectable()
export class PenaltyNotes {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly bus: EventBus,
  ) {}

  /** Keeps a decision; a claimed one is owed and sealed. The base refuses a second one of an invoice. */
  async keep(scope: Scope, decided: NewPenalty): Promise<void> {
    await this.unit.run(async () => {
      const { outcome, number, partnerId, interestCents, indemnityCents } = decided;
      const row = this.unit.manager.create(Penalty, {
        ...{ ...decided, schoolId: scope.schoolId, decidedOn: this.clock.today() },
        ...{ settledCents: outcome === 'claimed' ? 0 : null, givenUpCents: 0, givenUpOn: null, givenUpReason: null },
        ...{ createdAt: this.clock.instant(), createdBy: scope.userId },
      });
      await this.unit.manager.insert(Penalty, row);
      if (outcome === 'waived') return;
      const claimedOn = this.clock.today();
      await this.bus.publish(penaltyClaimed, scope, {
        ...{ number: number!, partnerId, claimedOn, interestCents, indemnityCents },
      });
    });
  }

  /** Counts a payment, never over what is due. Throws invoicing.more_than_due. */
  async pay(scope: Scope, id: number, cents: Cents): Promise<void> {
    const note = await this.lock(scope, id);
    if (cents > leftOf(note)) throw moreThanDue(note.number!, leftOf(note));
    await this.settle(note, note.settledCents! + cents);
  }

  /** Undoes a payment: it is due again. */
  async unpay(scope: Scope, id: number, cents: Cents): Promise<void> {
    const note = await this.lock(scope, id);
    await this.settle(note, note.settledCents! - cents);
  }

  /** Gives up what is left of a note, once: what was paid of it stays. Throws invoicing.note_not_due. */
  async giveUp(scope: Scope, id: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const note = await this.lock(scope, id);
      const amountCents = leftOf(note);
      if (amountCents === 0 || note.givenUpOn !== null) throw noteNotDue();
      const givenUpOn = this.clock.today();
      const changes = { givenUpCents: amountCents, givenUpOn, givenUpReason: reason };
      await this.unit.manager.update(Penalty, { id, schoolId: scope.schoolId }, changes);
      const { partnerId, invoiceId } = note;
      const number = note.number!;
      const subject = { type: 'invoice', id: invoiceId };
      await this.journal.write(scope, { subject, event: 'penalties_given_up', reason, facts: { number, amountCents } });
      await this.bus.publish(penaltyGivenUp, scope, { number, partnerId, givenUpOn, amountCents, reason });
    });
  }

  private async settle({ id, schoolId }: Penalty, settledCents: Cents): Promise<void> {
    await this.unit.manager.update(Penalty, { id, schoolId }, { settledCents });
  }

  private async lock({ schoolId }: Scope, id: number): Promise<Penalty> {
    const note = await this.unit.lock(Penalty, { id, schoolId });
    if (note?.settledCents == null) throw notFound();
    return note;
  }
}
