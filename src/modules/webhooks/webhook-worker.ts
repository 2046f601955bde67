import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { claimDue } from '../../core/database/claim.js';
import { ReadSource } from '../../core/database/read-source.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Settings } from '../../core/settings.js';
import { Clock } from '../../core/time/clock.js';
import { Rounds } from '../../core/time/rounds.js';
import { WebhookDelivery, WebhookEndpoint } from './webhook.entity.js';
import { postJson } from './webhook.post.js';
import { signed } from './webhook.signature.js';
import { WebhooksService } from './webhooks.service.js';

const ROUND_MS = 5_000;
/** A message claimed and not concluded (killed process) is due again after this. */
const CLAIM_MS = 60_000;
/** Sent side by side: a slow address keeps those of its turn, and no more. */
const AT_ONCE = 8;
/** Seconds before each new attempt: three days in all, as the specification proposes. */
const DELAYS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
const KEPT_MS = 30 * 24 * 3_600_000;
const SWEEP_MS = 3_600_000;
const GONE = 410;

/** Sends what waits: at least once, signed anew at each attempt, then dead and shown to its partner. */
@Injectable()
export class WebhookWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Webhooks');
  private readonly rounds = new Rounds(() => this.sendDue());
  private sweptAt = 0;

  constructor(
    private readonly settings: Settings,
    private readonly webhooks: WebhooksService,
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.backgroundWork) return;
    this.webhooks.onWritten = () => void this.drain();
    this.rounds.start(ROUND_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.webhooks.onWritten = () => undefined;
    await this.rounds.stop();
  }

  /** Sends all that is due. */
  drain(): Promise<void> {
    return this.rounds.now();
  }

  private async sendDue(): Promise<void> {
    try {
      await this.sweep();
      for (let due = await this.claim(); due.length > 0; due = await this.claim())
        await Promise.all(due.map((message) => this.send(message)));
    } catch (error) {
      this.log.error(`Round stopped: ${String(error)}`);
    }
  }

  private async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.sweptAt < SWEEP_MS) return;
    this.sweptAt = now;
    const old = LessThan(new Date(now - KEPT_MS).toISOString());
    await this.unit.run(() => this.unit.manager.delete(WebhookDelivery, { state: 'sent', createdAt: old }));
  }

  private claim(): Promise<WebhookDelivery[]> {
    return this.unit.run(async () => {
      const now = this.clock.now();
      const until = new Date(now.getTime() + CLAIM_MS);
      const ids = await claimDue(this.unit.manager, 'webhook_delivery', { now, until, most: AT_ONCE });
      return this.unit.manager.findBy(WebhookDelivery, { id: In(ids) });
    });
  }

  private async send(message: WebhookDelivery): Promise<void> {
    const { url, secret } = await this.read.manager.findOneByOrFail(WebhookEndpoint, { id: message.endpointId });
    const headers = signed(message, secret, this.clock.now());
    const { body } = message;
    const answer = await postJson(url, { body, headers, inside: this.settings.webhooksInside }).catch(
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    await this.conclude(message, answer);
  }

  /** `answer`: a status, or why there is none. */
  private async conclude(message: WebhookDelivery, answer: number | string): Promise<void> {
    const now = this.clock.now();
    const delay = DELAYS[message.attempts - 1];
    const arrived = typeof answer === 'number' && answer >= 200 && answer < 300;
    const lastAnswer = String(answer).toWellFormed().slice(0, 300);
    const change = arrived
      ? { state: 'sent' as const, sentAt: now.toISOString(), lastAnswer }
      : delay === undefined || answer === GONE
        ? { state: 'dead' as const, lastAnswer }
        : { lastAnswer, nextAttemptAt: new Date(now.getTime() + delay * 1000).toISOString() };
    // Slower than its claim, it would speak of an attempt that is no longer the last.
    const mine = { id: message.id, attempts: message.attempts, state: 'pending' as const };
    await this.unit.run(async () => {
      await this.unit.manager.update(WebhookDelivery, mine, change);
      if (answer === GONE) await this.webhooks.stop(message.endpointId);
    });
  }
}
