import { Injectable } from '@nestjs/common';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import type { Refusal } from '../../core/errors/refusal.js';
import { Clock } from '../../core/time/clock.js';
import { lockedFor } from './identity.errors.js';
import { hashOf } from './secrets.js';
import { SignInTry } from './sign-in-try.entity.js';

/** Whom a try is about, and where it comes from: a stranger elsewhere locks nobody out. */
export interface TryOf {
  subject: string;
  network: string;
}

export const mailSubject = (email: string): string => hashOf(`mail:${email}`);
export const pinSubject = (userId: number): string => hashOf(`pin:${userId}`);

const FREE_TRIES = 4;
const LONGEST_WAIT_SECONDS = 900;
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** After a few wrong tries each next one waits twice as long. Nobody and somebody are counted alike. */
@Injectable()
export class TriesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Counts the try before it is judged, so that parallel tries are as many; a right one forgets the wrong ones. */
  async prove(of: TryOf, proof: () => Promise<boolean>, wrong: () => Refusal): Promise<void> {
    const wait = await this.count(of);
    if (wait > 0) throw lockedFor(wait);
    if (!(await proof())) throw wrong();
    await this.forget(of);
  }

  /** Opens again what was locked for somebody, wherever the tries came from. */
  async forgetAll(subject: string): Promise<void> {
    await this.unit.run(() => this.unit.manager.delete(SignInTry, { subject }));
  }

  /** The seconds to wait; none when the try was let through. */
  private count({ subject, network }: TryOf): Promise<number> {
    const now = this.clock.now();
    return this.unit.run(async () => {
      const [row] = await sql<{ id: number; failed: number }>(
        this.unit.manager,
        `INSERT INTO sign_in_try (subject, network, failed, last_try_at) VALUES (?, ?, 1, ?)
         ON CONFLICT (subject, network) DO UPDATE
         SET failed = sign_in_try.failed + 1, last_try_at = excluded.last_try_at
         WHERE sign_in_try.locked_until IS NULL OR sign_in_try.locked_until <= excluded.last_try_at
         RETURNING id, failed`,
        [subject, network, now.toISOString()],
      );
      if (!row) return this.waitOf({ subject, network }, now);
      const seconds = Math.min(2 ** (row.failed - FREE_TRIES + 1), LONGEST_WAIT_SECONDS);
      if (row.failed < FREE_TRIES) return 0;
      const lockedUntil = new Date(now.getTime() + seconds * 1000).toISOString();
      await this.unit.manager.update(SignInTry, { id: row.id }, { lockedUntil });
      return 0;
    });
  }

  private async waitOf(of: TryOf, now: Date): Promise<number> {
    const row = await this.unit.manager.findOneBy(SignInTry, { ...of });
    return Math.max(1, Math.ceil((Date.parse(row?.lockedUntil ?? '') - now.getTime()) / 1000) || 1);
  }

  // Sweeps the old ones along: nobody comes back for most addresses a stranger made up.
  private async forget({ subject, network }: TryOf): Promise<void> {
    const old = new Date(this.clock.now().getTime() - FORGOTTEN_AFTER_MS).toISOString();
    const text = 'DELETE FROM sign_in_try WHERE (subject = ? AND network = ?) OR last_try_at < ?';
    await this.unit.run(() => sql(this.unit.manager, text, [subject, network, old]));
  }
}
