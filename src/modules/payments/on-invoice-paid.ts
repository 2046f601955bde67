import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../core/events/event-bus.js';
import { invoicePaidAtOnce } from '../invoicing/index.js';
import { PaymentsService } from './payments.service.js';

/** An invoice paid as it is issued: its payment is recorded in the same transaction. */
@Injectable()
export class OnInvoicePaid implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly payments: PaymentsService,
  ) {}

  onModuleInit(): void {
    this.bus.on(invoicePaidAtOnce, async (scope, { invoiceId, partnerId, issuedOn, amountCents, paidBy }) => {
      const paid = { partnerId, receivedOn: issuedOn, amountCents, method: paidBy };
      await this.payments.record(scope, { ...paid, allocations: [{ invoiceId, amountCents }] });
    });
  }
}
