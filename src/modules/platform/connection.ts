import { Injectable } from '@nestjs/common';
import { sql } from '../../core/database/sql.js';
import { ReadSource } from '../../core/database/read-source.js';
import { Settings } from '../../core/settings.js';
import { Clock } from '../../core/time/clock.js';
import { HttpPlatformClient } from './http-platform.client.js';
import type { PlatformClient } from './platform.client.js';

/** The one school that is connected to a platform, and the platform; none when no account was told. */
@Injectable()
export class Connection {
  readonly client: PlatformClient | null;

  constructor(
    private readonly settings: Settings,
    private readonly read: ReadSource,
    clock: Clock,
  ) {
    this.client = settings.platform && new HttpPlatformClient(settings.platform, clock);
  }

  /** Null when nobody is connected, or when no school of the house has that SIREN. */
  async schoolId(): Promise<number | null> {
    const { platform } = this.settings;
    if (!platform) return null;
    const [row] = await sql<{ id: number }>(
      this.read.manager,
      'SELECT id FROM school WHERE siren = ? ORDER BY id LIMIT 1',
      [platform.siren],
    );
    return row?.id ?? null;
  }
}
