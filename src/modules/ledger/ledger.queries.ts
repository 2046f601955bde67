import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { LedgerQuery } from './ledger.dto.js';
import type { ClosingRow, LedgerRow, LedgerSheet, Verification } from './ledger.types.js';
import { LedgerEntry } from './ledger-entry.entity.js';
import { PERIOD_LENGTH, type ClosingType } from './ledger.totals.js';
import { verifyLedger } from './ledger.verifier.js';
import type { SealedFact } from './sealed-fact.js';

const BOOKED = [
  ...(['INVOICE', 'CREDIT_NOTE', 'PENALTY', 'PENALTY_GIVEN_UP'] as const),
  ...(['PAYMENT', 'ALLOCATION', 'PAYMENT_REVERSAL', 'MONEY_OUT'] as const),
];
/** Closings shown: three months of days, and their months and years. */
const CLOSINGS_SHOWN = 100;

/** Reads of the sealed ledger. */
@Injectable()
export class LedgerQueries {
  constructor(private readonly read: ReadSource) {}

  /** The last entries first; `type` keeps one kind, `q` those of a number. */
  async ledger(scope: Scope, { cursor, limit = DEFAULT_LIMIT, type, q }: LedgerQuery): Promise<Listed<LedgerRow>> {
    const select = this.mine(scope)
      .orderBy('e.seq', 'DESC')
      .limit(limit + 1);
    if (cursor) select.andWhere('e.id < :cursor', { cursor });
    if (type) select.andWhere('e.type = :type', { type });
    if (q) select.andWhere('e.number = :q', { q: q.trim().toUpperCase() });
    return listed((await select.getMany()).map(rowOf), limit);
  }

  /** Throws notFound. */
  async entry(scope: Scope, seq: number): Promise<LedgerSheet> {
    const entry = await this.mine(scope).andWhere('e.seq = :seq', { seq }).getOne();
    if (!entry) throw notFound();
    const { prevHash, hashVersion, payload } = entry;
    return { ...rowOf(entry), prevHash, hashVersion, payload };
  }

  /** What the books are drawn from, in the order it was sealed. */
  facts({ schoolId }: Scope): Promise<SealedFact[]> {
    const where = { schoolId, type: In([...BOOKED]) };
    const select = { type: true, number: true, onDay: true, payload: true };
    return this.read.manager.find(LedgerEntry, { where, select, order: { seq: 'ASC' } });
  }

  /** The last closings, newest first. */
  async closings(scope: Scope): Promise<ClosingRow[]> {
    const types = Object.keys(PERIOD_LENGTH);
    const select = this.mine(scope).andWhere('e.type IN (:...types)', { types });
    const entries = await select.orderBy('e.seq', 'DESC').limit(CLOSINGS_SHOWN).getMany();
    return entries.map(({ seq, type, payload }) => ({
      ...(JSON.parse(payload) as Omit<ClosingRow, 'seq' | 'type'>),
      ...{ seq, type: type as ClosingType },
    }));
  }

  /** The whole chain computed again, and held against the papers. */
  async verify({ schoolId, locale }: Scope): Promise<Verification> {
    const { faults, entries, headHash } = await verifyLedger(this.read.manager, schoolId);
    const told = faults.map(({ seq, what }) => ({ seq, what: what[locale] }));
    return { intact: faults.length === 0, entries, headHash, faults: told };
  }

  private mine({ schoolId }: Scope): SelectQueryBuilder<LedgerEntry> {
    return this.read.from(LedgerEntry, 'e').where('e.schoolId = :schoolId', { schoolId });
  }
}

const rowOf = ({ id, seq, type, number, onDay, occurredAt, amountCents, hash }: LedgerEntry): LedgerRow => ({
  ...{ id, seq, type, number, occurredAt, amountCents, hash },
  onDay: onDay as LocalDate,
});
