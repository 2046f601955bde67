import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { EventBus } from '../../core/events/event-bus.js';
import type { Cents } from '../../core/money/money.js';
import { issuedModels } from '../invoicing/index.js';
import { paymentAllocated, paymentReversed } from '../payments/index.js';
import { vatAsked, type InvoiceModel } from '../einvoice/index.js';
import { byRate, collectedOf, leftOf, type CollectedRate } from './collected.totals.js';
import { CollectedMessages } from './collected-messages.js';
import { stops } from './platform.codes.js';
import { StatusesService } from './statuses.service.js';

/** Money came in, or went back: status 212 of the invoices that went through the platform (CGI 290 A). */
@Injectable()
export class OnPayment implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly unit: UnitOfWork,
    private readonly statuses: StatusesService,
    private readonly messages: CollectedMessages,
  ) {}

  onModuleInit(): void {
    this.bus.on(paymentAllocated, async (scope, { paymentId, parts }) => {
      for (const { invoiceId, amountCents } of parts)
        await this.collected(scope, { paymentId, invoiceId, amountCents });
    });
    this.bus.on(paymentReversed, (scope, { paymentId }) => this.takenBack(scope, paymentId));
  }

  private async collected(
    scope: Scope,
    { paymentId, invoiceId, amountCents }: { paymentId: number; invoiceId: number; amountCents: Cents },
  ): Promise<void> {
    const { channel } = await this.statuses.hold(scope, invoiceId);
    if (channel !== 'platform' || stops(await this.lastCode(scope, invoiceId))) return;
    const model = await this.model(scope, invoiceId);
    const asked = vatAsked(model).map(({ vatRate, taxableCents, vatCents }) => ({
      vatRate,
      amountCents: taxableCents + vatCents,
    }));
    const rates = collectedOf(leftOf(asked, await this.taken(scope, invoiceId)), amountCents);
    await this.messages.tell(scope, { invoiceId, paymentId, model, rates });
  }

  /** What was told of it is told again with a minus. */
  private async takenBack(scope: Scope, paymentId: number): Promise<void> {
    const rows = await sql<{ invoice_id: number; vat_rate: number; amount_cents: number | string }>(
      this.unit.manager,
      `SELECT s.invoice_id, s.vat_rate, s.amount_cents FROM platform_flow f
       JOIN invoice_status s ON s.file_id = f.file_id AND s.invoice_id = f.invoice_id
       WHERE f.school_id = ? AND f.payment_id = ? ORDER BY s.id`,
      [scope.schoolId, paymentId],
    );
    for (const invoiceId of [...new Set(rows.map((row) => row.invoice_id))].sort((a, b) => a - b)) {
      await this.statuses.hold(scope, invoiceId);
      const own = rows.filter((row) => row.invoice_id === invoiceId).map(ratesOf);
      const rates = byRate(own).map(({ vatRate, amountCents }) => ({ vatRate, amountCents: -amountCents }));
      const model = await this.model(scope, invoiceId);
      await this.messages.tell(scope, { invoiceId, paymentId, model, rates });
    }
  }

  /** What is off an invoice by rate: its credit notes, and what was told as paid. */
  private async taken({ schoolId }: Scope, invoiceId: number): Promise<CollectedRate[]> {
    const rows = await sql<{ vat_rate: number; amount_cents: number | string }>(
      this.unit.manager,
      `SELECT v.vat_rate, v.taxable_cents + v.vat_cents AS amount_cents FROM invoice c
       JOIN invoice_vat v ON v.invoice_id = c.id
       WHERE c.school_id = ? AND c.prior_invoice_id = ? AND c.state = 'issued' AND c.type_code IN ('381', '503')
       UNION ALL
       SELECT vat_rate, amount_cents FROM invoice_status
       WHERE school_id = ? AND invoice_id = ? AND code = 212 AND source = 'house'`,
      [schoolId, invoiceId, schoolId, invoiceId],
    );
    return rows.map(ratesOf);
  }

  private async lastCode({ schoolId }: Scope, invoiceId: number): Promise<number | null> {
    const [row] = await sql<{ code: number }>(
      this.unit.manager,
      'SELECT code FROM invoice_status WHERE school_id = ? AND invoice_id = ? ORDER BY id DESC LIMIT 1',
      [schoolId, invoiceId],
    );
    return row?.code ?? null;
  }

  private async model({ schoolId }: Scope, invoiceId: number): Promise<InvoiceModel> {
    const [issued] = await issuedModels(this.unit.manager, schoolId, { afterId: invoiceId - 1, limit: 1 });
    return issued!.model;
  }
}

const ratesOf = (row: { vat_rate: number; amount_cents: number | string }): CollectedRate => ({
  ...{ vatRate: row.vat_rate, amountCents: Number(row.amount_cents) },
});
