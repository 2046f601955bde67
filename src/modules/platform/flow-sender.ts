import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { claimDue } from '../../core/database/claim.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { FileStore } from '../../core/files/file-store.js';
import { Clock } from '../../core/time/clock.js';
import { cut } from '../../core/words/cut.js';
import { Connection } from './connection.js';
import { PlatformFault, SEARCH_PAGE, type PlatformClient } from './platform.client.js';
import { PlatformFlow } from './platform.entity.js';
import { SYNTAX_OF } from './platform.types.js';

/** A file claimed and not concluded (killed process) is due again after this. */
const CLAIM_MS = 120_000;
const AT_ONCE = 4;
/** Seconds before each new attempt: three days in all. */
const DELAYS = [30, 120, 600, 3_600, 14_400, 43_200, 86_400, 86_400];
const DAY_MS = 86_400_000;
/** Their clock is not ours. */
const DRIFT_MS = 3_600_000;
/** A status waits for its invoice. */
const WAIT_MS = 300_000;

type Outcome = Partial<Pick<PlatformFlow, 'state' | 'flowId' | 'sentAt' | 'lastAnswer' | 'nextAttemptAt' | 'attempts'>>;

/** Sends what waits: each file until it has arrived, never twice, then given up and shown. */
@Injectable()
export class FlowSender {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly connection: Connection,
  ) {}

  /** All that is due. */
  async sendDue(): Promise<void> {
    const { client } = this.connection;
    const schoolId = await this.connection.schoolId();
    if (!client || schoolId === null) return;
    for (let due = await this.claim(); due.length > 0; due = await this.claim())
      for (const flow of due) await this.conclude(flow, await this.outcome(client, flow, schoolId));
  }

  private claim(): Promise<PlatformFlow[]> {
    return this.unit.run(async () => {
      const now = this.clock.now();
      const until = new Date(now.getTime() + CLAIM_MS);
      const ids = await claimDue(this.unit.manager, 'platform_flow', { now, until, most: AT_ONCE });
      return this.unit.manager.find(PlatformFlow, { where: { id: In(ids) }, order: { id: 'ASC' } });
    });
  }

  private async outcome(client: PlatformClient, flow: PlatformFlow, schoolId: number): Promise<Outcome> {
    // The account is another school's since.
    if (flow.schoolId !== schoolId) return { state: 'by_hand' };
    const invoice = flow.kind === 'status' ? await this.invoiceOf(flow) : null;
    if (invoice?.state === 'pending') return { attempts: flow.attempts - 1, nextAttemptAt: this.in(WAIT_MS) };
    if (invoice && invoice.flowId === null) return { state: 'by_hand' };
    try {
      const known = flow.attempts > 1 ? await this.known(client, flow) : null;
      const flowId = known ?? (await this.send(client, flow));
      return { state: 'sent', flowId, sentAt: this.clock.instant(), lastAnswer: null };
    } catch (error) {
      return this.failed(flow, error);
    }
  }

  private failed({ attempts }: PlatformFlow, error: unknown): Outcome {
    const lastAnswer = cut(error instanceof Error ? error.message : String(error), 300);
    const delay = DELAYS[attempts - 1];
    const fault = error instanceof PlatformFault ? error : null;
    if (delay === undefined || fault?.forEver) return { state: 'dead', lastAnswer };
    const wait = Math.max(delay * 1000, Math.min(fault?.retryAfterMs ?? 0, DAY_MS));
    return { lastAnswer, nextAttemptAt: this.in(wait) };
  }

  /** An attempt whose answer was lost may have arrived: the platform is asked before it is sent once more. */
  private async known(client: PlatformClient, { trackingId, createdAt }: PlatformFlow): Promise<string | null> {
    let after = new Date(Date.parse(createdAt) - DRIFT_MS).toISOString();
    for (;;) {
      const page = await client.search(after, trackingId);
      const found = page.find((one) => one.trackingId === trackingId);
      const last = page.at(-1)?.updatedAt;
      if (found) return found.flowId;
      if (page.length < SEARCH_PAGE || last === undefined || last === after) return null;
      after = last;
    }
  }

  private async send(client: PlatformClient, { schoolId, fileId, trackingId, kind }: PlatformFlow): Promise<string> {
    const { name, mediaType, bytes } = await this.files.contentOf(schoolId, fileId);
    return client.send({ trackingId, name, mediaType, syntax: SYNTAX_OF[kind], bytes });
  }

  private invoiceOf({ schoolId, invoiceId }: PlatformFlow): Promise<PlatformFlow | null> {
    const invoice = { schoolId, invoiceId: invoiceId!, kind: 'invoice' as const };
    return this.unit.run(() => this.unit.manager.findOneBy(PlatformFlow, invoice));
  }

  private async conclude({ id, attempts }: PlatformFlow, outcome: Outcome): Promise<void> {
    // Slower than its claim, it would speak of an attempt that is no longer the last.
    const mine = { id, attempts, state: 'pending' as const };
    await this.unit.run(() => this.unit.manager.update(PlatformFlow, mine, outcome));
  }

  private in(ms: number): string {
    return new Date(this.clock.now().getTime() + ms).toISOString();
  }
}
