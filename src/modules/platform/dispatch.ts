import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Settings } from '../../core/settings.js';
import { Clock } from '../../core/time/clock.js';
import { PlatformFlow } from './platform.entity.js';
import type { Channel, FlowState } from './platform.types.js';

interface NewFlow {
  invoiceId: number | null;
  kind: PlatformFlow['kind'];
  trackingId: string;
  fileId: number;
  paymentId: number | null;
}
interface Way {
  channel: Channel;
  siren: string;
}

/** Writes down what is to hand over, in the transaction of what causes it: nothing is sent here. */
@Injectable()
export class Dispatch {
  /** The worker listens here, to send at once rather than at its next round. */
  onWritten: () => void = () => undefined;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** The file of an invoice itself. */
  async invoice(scope: Scope, flow: NewFlow, { channel, siren }: Way): Promise<void> {
    const sent = channel === 'platform' && this.settings.platform?.siren === siren;
    await this.write(scope, flow, sent ? 'pending' : 'by_hand');
  }

  /** A declaration, to the platform whatever its invoices did. Gives its id. */
  report(scope: Scope, { trackingId, fileId, siren }: Pick<NewFlow, 'trackingId' | 'fileId'> & { siren: string }) {
    const flow = { trackingId, fileId, kind: 'report' as const, invoiceId: null, paymentId: null };
    return this.write(scope, flow, this.settings.platform?.siren === siren ? 'pending' : 'by_hand');
  }

  /** A status goes the way its invoice went. */
  async status(scope: Scope, flow: NewFlow & { invoiceId: number }, siren: string): Promise<void> {
    const [row] = await sql<{ state: FlowState; flow_id: string | null }>(
      this.unit.manager,
      "SELECT state, flow_id FROM platform_flow WHERE school_id = ? AND invoice_id = ? AND kind = 'invoice'",
      [scope.schoolId, flow.invoiceId],
    );
    const carried = row?.state !== 'pending' && !row?.flow_id;
    const sent = !carried && this.settings.platform?.siren === siren;
    await this.write(scope, flow, sent ? 'pending' : 'by_hand');
  }

  private async write({ schoolId }: Scope, flow: NewFlow, state: FlowState): Promise<number> {
    const at = this.clock.instant();
    const row = this.unit.manager.create(PlatformFlow, {
      ...{ ...flow, schoolId, state, attempts: 0, nextAttemptAt: at, createdAt: at },
      ...{ flowId: null, lastAnswer: null, dropFileId: null, sentAt: null },
    });
    await this.unit.manager.insert(PlatformFlow, row);
    this.unit.afterCommit(() => this.onWritten());
    return row.id;
  }
}
