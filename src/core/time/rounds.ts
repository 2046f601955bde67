/** Work that comes round: every so often, and at once when asked; one round at a time. */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | null = null;
  private again = false;

  constructor(private readonly work: () => Promise<void>) {}

  start(everyMs: number): void {
    this.timer = setInterval(() => void this.now(), everyMs);
    this.timer.unref();
  }

  /** No round begins any more; the one that runs is waited for. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  /** A round; a call during one asks for one more. */
  async now(): Promise<void> {
    if (this.round) {
      this.again = true;
      return this.round;
    }
    this.round = this.work().finally(() => (this.round = null));
    await this.round;
    if (this.again) {
      this.again = false;
      await this.now();
    }
  }
}
