import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../core/settings.js';
import { Closings } from './closings.js';

const ROUND_MS = 60 * 60_000;

/** Every hour, closes what is over. */
@Injectable()
export class ClosingSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('ClosingSweep');
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: Settings,
    private readonly closings: Closings,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.backgroundWork) return;
    const sweep = () => {
      this.round = this.sweep();
    };
    sweep();
    this.timer = setInterval(sweep, ROUND_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async sweep(): Promise<void> {
    try {
      await this.closings.closeAll();
    } catch (error) {
      this.log.error(`Round stopped: ${String(error)}`);
    }
  }
}
