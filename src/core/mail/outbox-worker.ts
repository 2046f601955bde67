import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter, type TransportOptions } from 'nodemailer';
import { LessThan } from 'typeorm';
import { Settings } from '../settings.js';
import { IdempotentRequest, OutboxMessage } from '../core.entities.js';
import { claimDue } from '../database/claim.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileStore, type FileContent } from '../files/file-store.js';
import { Clock } from '../time/clock.js';
import { Rounds } from '../time/rounds.js';
import { Outbox, wholeBody } from './outbox.js';

const MAX_ATTEMPTS = 8;
const ROUND_MS = 5_000;
/** A message claimed and not concluded (killed process) is due again after this. */
const CLAIM_MS = 120_000;
/** Answers are kept as long for requests that repeat themselves. */
const ANSWERS_MS = 72 * 3_600_000;
const SWEEP_MS = 3_600_000;
/** A server that says nothing is left before the claim is over; `SMTP_URL?socketTimeout=…` may say otherwise. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/**
 * Sends what the outbox holds: at least once, bounded tries with a doubling delay, then dead and shown.
 * Without `SMTP_URL` the message stays in the development mailbox, marked sent.
 */
@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Outbox');
  private readonly transport: Transporter | null;
  private readonly rounds = new Rounds(() => this.sendDue());
  private sweptAt = 0;

  constructor(
    private readonly settings: Settings,
    private readonly outbox: Outbox,
    private readonly unit: UnitOfWork,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {
    this.transport = settings.smtpUrl
      ? createTransport({ url: settings.smtpUrl, ...PATIENCE } as TransportOptions)
      : null;
  }

  onApplicationBootstrap(): void {
    if (!this.settings.backgroundWork) return;
    this.outbox.onWritten = () => void this.drain();
    this.rounds.start(ROUND_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.outbox.onWritten = () => undefined;
    await this.rounds.stop();
    this.transport?.close();
  }

  /** Sends all that is due; a call during a round asks for one more. */
  drain(): Promise<void> {
    return this.rounds.now();
  }

  private async sendDue(): Promise<void> {
    try {
      await this.sweep();
      for (let message = await this.claim(); message; message = await this.claim()) await this.deliver(message);
    } catch (error) {
      this.log.error(`Round stopped: ${String(error)}`);
    }
  }

  // Once an hour, with the one thing here that comes round by itself.
  private async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.sweptAt < SWEEP_MS) return;
    this.sweptAt = now;
    const old = new Date(now - ANSWERS_MS).toISOString();
    await this.unit.run(() => this.unit.manager.delete(IdempotentRequest, { createdAt: LessThan(old) }));
  }

  private claim(): Promise<OutboxMessage | null> {
    return this.unit.run(async () => {
      const now = this.clock.now();
      const until = new Date(now.getTime() + CLAIM_MS);
      const [id] = await claimDue(this.unit.manager, 'outbox_message', { now, until, most: 1 });
      return id === undefined ? null : this.unit.manager.findOneBy(OutboxMessage, { id });
    });
  }

  private async deliver(message: OutboxMessage): Promise<void> {
    const failure = await this.transmit(message).then(
      () => null,
      (error: unknown) => String(error).slice(0, 500),
    );
    await this.conclude(message, failure);
  }

  private async conclude(message: OutboxMessage, failure: string | null): Promise<void> {
    const now = this.clock.now();
    const delay = 30_000 * 2 ** message.attempts;
    const change = !failure
      ? { state: 'sent' as const, sentAt: now.toISOString(), lastError: null, ...this.forgotten }
      : message.attempts >= MAX_ATTEMPTS
        ? { state: 'dead' as const, lastError: failure }
        : { lastError: failure, nextAttemptAt: new Date(now.getTime() + delay).toISOString() };
    // Slower than its claim, it would speak of an attempt that is no longer the last.
    const mine = { id: message.id, attempts: message.attempts, state: 'pending' as const };
    await this.unit.run(() => this.unit.manager.update(OutboxMessage, mine, change));
  }

  // In the demo nothing leaves: the newcomer reads the link in the mailbox.
  private get forgotten(): { secret?: null } {
    return this.settings.demoMailbox ? {} : { secret: null };
  }

  private async transmit(message: OutboxMessage): Promise<void> {
    // Claimed once more than it may be: each time the process died before it could tell.
    if (message.attempts > MAX_ATTEMPTS) throw new Error('Given up: the house stopped at every attempt');
    if (!this.transport) return;
    const files: FileContent[] = [];
    for (const id of [message.fileId, ...(message.moreFileIds ?? [])])
      if (id !== null) files.push(await this.files.contentOf(message.schoolId, id));
    await this.transport.sendMail({
      from: this.settings.mailFrom,
      to: message.recipient,
      subject: message.subject,
      text: wholeBody(message),
      messageId: `<outbox-${message.id}@${new URL(this.settings.baseUrl).hostname}>`,
      attachments: files.map(({ name, bytes, mediaType }) => ({
        filename: name,
        content: bytes,
        contentType: mediaType,
      })),
    });
  }
}
