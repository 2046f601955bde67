import { Injectable } from '@nestjs/common';
import { Settings } from '../../core/settings.js';
import { Rounds } from '../../core/upkeep/rounds.js';
import { WorkStops } from './work-stops.js';

/** Every few minutes, closes the time learners forgot at the end of a half-day. */
@Injectable()
export class SessionSweep extends Rounds {
  constructor(
    settings: Settings,
    private readonly stops: WorkStops,
  ) {
    super(settings, 5 * 60_000);
  }

  protected go(): Promise<unknown> {
    return this.stops.closeAllForgotten();
  }
}
