import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { EventBus } from '../../core/events/event-bus.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { ReminderHolds } from '../reminders/index.js';
import { codeWords, reasonWords } from './platform.codes.js';
import { statusReceived } from './platform.events.js';

/** In dispute, refused by the customer, rejected by a platform. */
const HELD = [207, 210, 213];

interface Told {
  code: number;
  reason: string | null;
}

/**
 * The customer disputes or refuses an invoice, or never had it: nobody reminds of it until a person lifts that, whatever
 * comes after.
 */
@Injectable()
export class OnDispute implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly invoices: InvoicingQueries,
    private readonly holds: ReminderHolds,
  ) {}

  onModuleInit(): void {
    this.bus.on(statusReceived, async (scope, { invoiceId, code, reason }) => {
      if (HELD.includes(code)) await this.hold(scope, invoiceId, { code, reason });
    });
  }

  /** A credit note asks for nothing: there is nothing to hold. */
  private async hold(scope: Scope, invoiceId: number, { code, reason }: Told): Promise<void> {
    const [invoice] = await this.invoices.payable(scope, { ids: [invoiceId] });
    if (!invoice) return;
    const why = reason === null ? '' : `\u00a0: ${reasonWords(reason).fr}`;
    await this.holds.hold(scope, invoiceId, { kind: 'dispute', reason: `${codeWords(code).fr}${why}` });
  }
}
