import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../core/settings.js';
import { WorkStops } from './work-stops.js';

const ROUND_MS = 5 * 60_000;

/** Every few minutes, closes the time learners forgot at the end of a half-day. */
@Injectable()
export class SessionSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('SessionSweep');
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: Settings,
    private readonly stops: WorkStops,
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
      await this.stops.closeAllForgotten();
    } catch (error) {
      this.log.error(`Round stopped: ${String(error)}`);
    }
  }
}
