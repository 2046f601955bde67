import { Injectable } from '@nestjs/common';
import { asSystem, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { FileStore } from '../../core/files/file-store.js';
import { Clock } from '../../core/time/clock.js';
import type { InvoiceModel } from '../einvoice/index.js';
import { cdarOf } from './cdar.reader.js';
import { faultsOfCdar } from './cdar.rules.js';
import { collectedCdar } from './cdar.writer.js';
import type { CollectedRate } from './collected.totals.js';
import { Dispatch } from './dispatch.js';
import { PlatformFlow } from './platform.entity.js';
import { StatusesService } from './statuses.service.js';

interface Told {
  invoiceId: number;
  paymentId: number;
  model: InvoiceModel;
  rates: readonly CollectedRate[];
}

/** Writes the message of what was collected, keeps it, hands it over, and reads it back into the timeline. */
@Injectable()
export class CollectedMessages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly dispatch: Dispatch,
    private readonly statuses: StatusesService,
  ) {}

  /** The caller holds the invoice. */
  async tell(scope: Scope, { invoiceId, paymentId, model, rates }: Told): Promise<void> {
    if (rates.length === 0) return;
    const { schoolId } = scope;
    const siren = model.seller.siren ?? '';
    const rank = 1 + (await this.unit.manager.countBy(PlatformFlow, { schoolId, invoiceId, kind: 'status' }));
    const messageId = `${siren}-${model.number}-212-${rank}`;
    const xml = collectedCdar({ messageId, at: this.clock.now(), invoice: model, rates });
    const [fault] = faultsOfCdar(xml);
    if (fault !== undefined) throw new Error(`${messageId} breaks ${fault}`);
    const newFile = { subject: { type: 'invoice', id: invoiceId }, kind: 'life_cycle', name: `${messageId}.xml` };
    const bytes = Buffer.from(xml);
    const { id: fileId } = await this.files.keep(scope, { ...newFile, bytes }, 'application/xml');
    const flow = { invoiceId, kind: 'status' as const, trackingId: messageId, fileId, paymentId };
    await this.dispatch.status(scope, flow, siren);
    // As whoever receives it reads it: the same file brought in again is then known.
    const { code, at, actor, details } = cdarOf(xml).statuses[0]!;
    const status = { code, at, actor, details, source: 'house' as const, messageId, fileId };
    await this.statuses.add(asSystem(scope), invoiceId, status);
  }
}
