import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Journal } from '../../core/journal/journal.js';
import type { Cents } from '../../core/money/money.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { cut } from '../../core/words/cut.js';
import { InvoicingQueries, InvoicingService } from '../invoicing/index.js';
import { Outgoing } from './payment.entity.js';
import { paidOutInFuture } from './payments.errors.js';
import { moneyPaidOut } from './payments.events.js';
import { paymentsWords } from './payments.words.js';

export interface NewOutgoing {
  paidOn: LocalDate;
  amountCents: Cents;
  label: string;
}

/** Writes down money that left the account, as the bank told it. */
@Injectable()
export class Outgoings {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly numbering: Numbering,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly bus: EventBus,
    private readonly invoices: InvoicingQueries,
    private readonly invoicing: InvoicingService,
  ) {}

  /** A fee of the bank. Throws payments.paid_out_in_future. */
  async fee(scope: Scope, told: NewOutgoing): Promise<number> {
    this.mayPayOut(scope, told);
    return this.unit.run(() => this.write(scope, told, null));
  }

  /** So much of a credit note was given back: it is no longer to refund. Throws payments.paid_out_in_future, invoicing.not_refundable. */
  async refund(scope: Scope, creditNoteId: number, told: NewOutgoing): Promise<number> {
    this.mayPayOut(scope, told);
    return this.unit.run(async () => {
      await this.invoicing.refund(scope, creditNoteId, told.amountCents);
      const { id, number, partnerId } = await this.invoices.sheet(scope, creditNoteId);
      return this.write(scope, told, { id, number: number!, partnerId });
    });
  }

  private mayPayOut(scope: Scope, { paidOn }: NewOutgoing): void {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(paymentsWords.payOut);
    const today = this.clock.today();
    if (paidOn > today) throw paidOutInFuture(today);
  }

  private async write(
    scope: Scope,
    { paidOn, amountCents, label }: NewOutgoing,
    creditNote: { id: number; number: string; partnerId: number } | null,
  ): Promise<number> {
    const { number } = await this.numbering.next(scope.schoolId, 'DC');
    const kind = creditNote ? ('refund' as const) : ('fee' as const);
    const partnerId = creditNote?.partnerId ?? null;
    const row = this.unit.manager.create(Outgoing, {
      ...{ schoolId: scope.schoolId, number, kind, partnerId, invoiceId: creditNote?.id ?? null },
      ...{ paidOn, amountCents, label: cut(label, 140), createdAt: this.clock.instant() },
    });
    await this.unit.manager.insert(Outgoing, row);
    const facts = { number, kind, partnerId, creditNote: creditNote?.number ?? null, paidOn, amountCents };
    await this.journal.write(scope, { subject: { type: 'outgoing', id: row.id }, event: 'record', facts });
    await this.bus.publish(moneyPaidOut, scope, { ...facts, label: row.label });
    return row.id;
  }
}
