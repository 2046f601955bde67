import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { InvoicingQueries, InvoicingService } from '../invoicing/index.js';
import { ReminderHold } from './reminder.entity.js';
import type { HoldReminders } from './reminders.dto.js';
import { notHeld, nothingOwed, promiseWithoutDay } from './reminders.errors.js';
import { RemindersQueries } from './reminders.queries.js';
import { remindersWords } from './reminders.words.js';

/** What holds the reminders of an invoice back: a dispute, a promise. A row is added, never changed. */
@Injectable()
export class ReminderHolds {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly invoicing: InvoicingService,
    private readonly invoices: InvoicingQueries,
    private readonly queries: RemindersQueries,
  ) {}

  /**
   * Holds back, or ends it. What is paid may be disputed, by a status of the platform too: the money may go back.
   * Throws reminders.nothing_owed, reminders.promise_without_day, reminders.not_held.
   */
  async hold(scope: Scope, invoiceId: number, { kind, promisedOn, reason }: HoldReminders): Promise<void> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(remindersWords.hold);
    if (kind === 'promise' && (!promisedOn || promisedOn < this.clock.today())) throw promiseWithoutDay();
    await this.unit.run(async () => {
      const [invoice] = await this.invoices.payable(scope, { ids: [invoiceId] });
      if (!invoice) throw notFound();
      await this.invoicing.holdSettlement(scope, invoiceId);
      const [last] = await this.queries.holds(scope, invoiceId);
      if (kind === 'lifted' && (last === undefined || last.kind === 'lifted')) throw notHeld();
      if (kind === 'promise' && invoice.dueCents === 0) throw nothingOwed();
      const row = this.unit.manager.create(ReminderHold, {
        ...{ schoolId: scope.schoolId, invoiceId, kind, reason },
        promisedOn: kind === 'promise' ? promisedOn! : null,
        ...{ createdAt: this.clock.instant(), createdBy: scope.userId },
      });
      await this.unit.manager.insert(ReminderHold, row);
      const facts = row.promisedOn === null ? {} : { promisedOn: row.promisedOn };
      const subject = { type: 'invoice', id: invoiceId };
      await this.journal.write(scope, { subject, event: `reminders_${kind}`, reason, facts });
    });
  }
}
