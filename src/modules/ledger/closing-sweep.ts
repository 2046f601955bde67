import { Injectable } from '@nestjs/common';
import { Settings } from '../../core/settings.js';
import { Rounds } from '../../core/upkeep/rounds.js';
import { Closings } from './closings.js';

/** Every hour, closes what is over. */
@Injectable()
export class ClosingSweep extends Rounds {
  constructor(
    settings: Settings,
    private readonly closings: Closings,
  ) {
    super(settings, 60 * 60_000);
  }

  protected go(): Promise<unknown> {
    return this.closings.closeAll();
  }
}
