import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Settings } from '../settings.js';

/** What the house does by itself, at its start and again while it runs. A round that fails is told, and the next one comes. */
export abstract class Rounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  protected constructor(
    private readonly settings: Settings,
    private readonly everyMs: number,
  ) {}

  protected abstract go(): Promise<unknown>;

  onApplicationBootstrap(): void {
    if (!this.settings.backgroundWork) return;
    const next = () => {
      this.round = this.once();
    };
    next();
    this.timer = setInterval(next, this.everyMs);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async once(): Promise<void> {
    try {
      await this.go();
    } catch (error) {
      new Logger(this.constructor.name).error(`Round stopped: ${String(error)}`);
    }
  }
}
