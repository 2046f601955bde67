import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { EventBus } from '../../core/events/event-bus.js';
import { invoiceIssued, type IssuedInvoice } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import { channelOf } from './channel.totals.js';
import { Dispatch } from './dispatch.js';
import { PlatformInvoice } from './platform.entity.js';
import { StatusesService } from './statuses.service.js';

/** A paper was issued: which way it goes, and its file to hand over, in the same transaction. */
@Injectable()
export class OnInvoiceIssued implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly unit: UnitOfWork,
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly dispatch: Dispatch,
    private readonly statuses: StatusesService,
  ) {}

  onModuleInit(): void {
    this.bus.on(invoiceIssued, (scope, issued) => this.route(scope, issued));
  }

  private async route(scope: Scope, { invoiceId, partnerId, model }: IssuedInvoice): Promise<void> {
    const { schoolId } = scope;
    const { kind } = await this.partners.get(scope, partnerId);
    const platform = await this.school.settingIfGiven(scope, 'platform', model.issuedOn);
    const way = channelOf(model, kind, Boolean(platform?.name));
    await this.unit.manager.insert(PlatformInvoice, { schoolId, invoiceId, ...way });
    const { fileId, priorId } = await this.paper(scope, invoiceId);
    const siren = model.seller.siren ?? '';
    if (way.channel !== 'none') {
      const flow = { invoiceId, kind: 'invoice' as const, trackingId: `${siren}-${model.number}`, fileId };
      await this.dispatch.invoice(scope, { ...flow, paymentId: null }, { channel: way.channel, siren });
    }
    // What was refused or rejected asked for a credit note, or another in its place: here it is.
    if (priorId !== null) await this.statuses.settleTasks(scope, priorId, ['refused', 'rejected']);
  }

  private async paper({ schoolId }: Scope, invoiceId: number): Promise<{ fileId: number; priorId: number | null }> {
    const [row] = await sql<{ file_id: number; prior_invoice_id: number | null }>(
      this.unit.manager,
      'SELECT file_id, prior_invoice_id FROM invoice WHERE school_id = ? AND id = ?',
      [schoolId, invoiceId],
    );
    return { fileId: row!.file_id, priorId: row!.prior_invoice_id };
  }
}
