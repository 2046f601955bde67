import { Injectable } from '@nestjs/common';
import { tooOften } from '../../core/errors/core.errors.js';
import { Settings } from '../../core/settings.js';
import { Clock } from '../../core/time/clock.js';
import { subscriberOf } from './network.js';

const MINUTE = 60_000;
/** Beyond so many addresses the oldest are forgotten: a flood must not fill the memory. */
const MOST_ADDRESSES = 10_000;

/** So many knocks a minute from one address, and on one tablet, at the sign-in doors; the delay per person stands beside it. */
@Injectable()
export class DoorLimit {
  private readonly windows = new Map<string, { until: number; knocks: number }>();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Throws `core.too_often` (429) with the seconds to wait. */
  knock(address: string): void {
    this.count(subscriberOf(address), this.settings.signInsPerMinute);
  }

  /** A tablet carried about, or its cookie sent from everywhere, is still one tablet. */
  knockOnTablet(tabletId: number): void {
    this.count(`tablet ${tabletId}`, Math.ceil(this.settings.signInsPerMinute / 2));
  }

  private count(who: string, most: number): void {
    const now = this.clock.now().getTime();
    const known = this.windows.get(who);
    const window = known && known.until > now ? known : { until: now + MINUTE, knocks: 0 };
    window.knocks++;
    this.windows.delete(who);
    this.windows.set(who, window);
    if (this.windows.size > MOST_ADDRESSES) this.windows.delete(this.windows.keys().next().value!);
    if (window.knocks > most) throw tooOften(Math.ceil((window.until - now) / 1000));
  }
}
