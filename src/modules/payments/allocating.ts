import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Clock } from '../../core/time/clock.js';
import { InvoicingQueries, InvoicingService } from '../invoicing/index.js';
import { Payment, PaymentAllocation } from './payment.entity.js';
import type { AllocationPart } from './payments.dto.js';
import type { AllocatedPayment } from './payments.events.js';
import { anotherPartners } from './payments.errors.js';

export type SettledPart = AllocatedPayment['parts'][number];

/** Puts the parts of a payment on invoices, and takes them back. */
@Injectable()
export class Allocating {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly invoicing: InvoicingService,
    private readonly invoices: InvoicingQueries,
  ) {}

  /** Counts the parts on the partner's invoices; each refuses more than is due. Gives them with their numbers. */
  async settle(scope: Scope, partnerId: number, parts: readonly AllocationPart[]): Promise<SettledPart[]> {
    if (parts.length === 0) return [];
    const settled: SettledPart[] = [];
    const known = await this.invoices.payable(scope, { ids: parts.map(({ invoiceId }) => invoiceId) });
    for (const { invoiceId, amountCents } of parts) {
      const invoice = known.find(({ id }) => id === invoiceId);
      if (!invoice) throw notFound();
      if (invoice.partnerId !== partnerId) throw anotherPartners(invoice.number);
      await this.invoicing.settle(scope, invoiceId, amountCents);
      settled.push({ invoiceId, amountCents, number: invoice.number });
    }
    return settled;
  }

  async write(scope: Scope, payment: Payment, parts: readonly AllocationPart[]): Promise<void> {
    if (parts.length === 0) return;
    const { schoolId } = scope;
    const common = { schoolId, paymentId: payment.id, createdAt: this.clock.instant(), reversedAt: null };
    await this.unit.manager.insert(
      PaymentAllocation,
      parts.map(({ invoiceId, amountCents }) => ({ ...common, invoiceId, amountCents })),
    );
  }

  /** The rows stay, their effect is undone. */
  async undo(scope: Scope, payment: Payment): Promise<void> {
    const { schoolId } = scope;
    const rows = await this.unit.manager.find(PaymentAllocation, {
      where: { paymentId: payment.id, schoolId },
      order: { invoiceId: 'ASC', id: 'ASC' },
    });
    for (const { id, invoiceId, amountCents, reversedAt } of rows) {
      if (reversedAt !== null) continue;
      await this.invoicing.unsettle(scope, invoiceId, amountCents);
      await this.unit.manager.update(PaymentAllocation, { id, schoolId }, { reversedAt: this.clock.instant() });
    }
  }
}
