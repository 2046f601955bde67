import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../core/settings.js';
import { Clock } from '../../core/time/clock.js';
import { Rounds } from '../../core/time/rounds.js';
import { Dispatch } from './dispatch.js';
import { FlowReader } from './flow-reader.js';
import { FlowSender } from './flow-sender.js';

const ROUND_MS = 10_000;
const READ_MS = 300_000;

/** Comes round: sends what is due, and every five minutes asks what changed. Does nothing without an account. */
@Injectable()
export class PlatformWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Platform');
  private readonly rounds = new Rounds(() => this.round());
  private readAt = 0;

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly dispatch: Dispatch,
    private readonly sender: FlowSender,
    private readonly reader: FlowReader,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.backgroundWork || !this.settings.platform) return;
    this.dispatch.onWritten = () => void this.rounds.now();
    this.rounds.start(ROUND_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.dispatch.onWritten = () => undefined;
    await this.rounds.stop();
  }

  private async round(): Promise<void> {
    try {
      await this.sender.sendDue();
      const now = this.clock.now().getTime();
      if (now - this.readAt < READ_MS) return;
      this.readAt = now;
      await this.reader.readAll();
    } catch (error) {
      this.log.error(`Round stopped: ${String(error)}`);
    }
  }
}
