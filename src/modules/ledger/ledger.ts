import { Injectable } from '@nestjs/common';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import type { Cents } from '../../core/money/money.js';
import { Clock } from '../../core/time/clock.js';
import { LedgerEntry, type EntryType } from './ledger-entry.entity.js';
import { canonical, GENESIS, HASH_VERSION, hashOf } from './ledger.seal.js';

export interface NewEntry {
  type: EntryType;
  number: string;
  amountCents: Cents;
  payload: object;
}

/** The one hand that adds to a school's chain. */
@Injectable()
export class Ledger {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Seals a fact in the transaction that makes it: the fact falls with it. Writers of a school wait for one another
   * until they are done, so what takes long comes before.
   */
  async append(schoolId: number, { type, number, amountCents, payload }: NewEntry): Promise<LedgerEntry> {
    return this.unit.run(async () => {
      const head = await this.hold(schoolId);
      const told = {
        ...{ schoolId, type, number, amountCents },
        seq: head.seq + 1,
        onDay: this.clock.today(),
        occurredAt: this.clock.instant(),
        payload: canonical(payload),
        hashVersion: HASH_VERSION,
        prevHash: head.hash,
      };
      const entry = this.unit.manager.create(LedgerEntry, { ...told, hash: hashOf(told) });
      await this.unit.manager.insert(LedgerEntry, entry);
      const moved = 'UPDATE ledger_head SET seq = ?, hash = ? WHERE school_id = ?';
      await sql(this.unit.manager, moved, [entry.seq, entry.hash, schoolId]);
      return entry;
    });
  }

  /** The end of the chain, held until the transaction ends. */
  async hold(schoolId: number): Promise<{ seq: number; hash: string }> {
    const [head] = await sql<{ seq: number; hash: string }>(
      this.unit.manager,
      `INSERT INTO ledger_head (school_id, seq, hash) VALUES (?, 0, ?)
       ON CONFLICT (school_id) DO UPDATE SET seq = ledger_head.seq RETURNING seq, hash`,
      [schoolId, GENESIS],
    );
    return head!;
  }
}
