import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Settings } from '../../core/settings.js';
import { Clock } from '../../core/time/clock.js';
import { PlatformFlow } from './platform.entity.js';
import type { Channel, FlowState } from './platform.types.js';

interface NewFlow {
  invoiceId: number;
  kind: PlatformFlow['kind'];
  trackingId: string;
  fileId: number;
  paymentId: number | null;
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
  async invoice(scope: Scope, flow: NewFlow, { channel, siren }: { channel: Channel; siren: string }): Promise<void> {
    const sent = channel === 'platform' && this.settings.platform?.siren === siren;
    await this.write(scope, flow, sent ? 'pending' : 'by_hand');
  }

  /** A status goes the way its invoice went. */
  async status(scope: Scope, flow: NewFlow, siren: string): Promise<void> {
    const [row] = await sql<{ state: FlowState; flow_id: string | null }>(
      this.unit.manager,
      "SELECT state, flow_id FROM platform_flow WHERE school_id = ? AND invoice_id = ? AND kind = 'invoice'",
      [scope.schoolId, flow.invoiceId],
    );
    const carried = row?.state !== 'pending' && !row?.flow_id;
    const sent = !carried && this.settings.platform?.siren === siren;
    await this.write(scope, flow, sent ? 'pending' : 'by_hand');
  }

  private async write({ schoolId }: Scope, flow: NewFlow, state: FlowState): Promise<void> {
    const at = this.clock.instant();
    await this.unit.manager.insert(PlatformFlow, {
      ...{ ...flow, schoolId, state, attempts: 0, nextAttemptAt: at, createdAt: at },
      ...{ flowId: null, lastAnswer: null, dropFileId: null, sentAt: null },
    });
    this.unit.afterCommit(() => this.onWritten());
  }
}
