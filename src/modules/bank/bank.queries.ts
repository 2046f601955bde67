import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, everyRow, listed, type Listed, type ListQuery } from '../../core/http/paging.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { InvoicingQueries } from '../invoicing/index.js';
import type { LinesQuery } from './bank.dto.js';
import type { BankLineRead } from './bank.types.js';
import { BankLine } from './bank-line.entity.js';
import { proposalOf, type Unpaid } from './matching.totals.js';

/** Reads of what the bank told. */
@Injectable()
export class BankQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly invoices: InvoicingQueries,
  ) {}

  /** Movements, the last first; open ones unless another state is asked, each with what it may settle. */
  async lines(
    scope: Scope,
    { cursor, limit = DEFAULT_LIMIT, state = 'open' }: LinesQuery,
  ): Promise<Listed<BankLineRead>> {
    const select = this.read
      .from(BankLine, 'l')
      .where('l.schoolId = :schoolId AND l.state = :state', { schoolId: scope.schoolId, state })
      .orderBy('l.id', 'DESC')
      .limit(limit + 1);
    if (cursor) select.andWhere('l.id < :cursor', { cursor });
    const rows = await select.getMany();
    const unpaid = state === 'open' && rows.length > 0 ? await this.unpaid(scope) : [];
    return listed(
      rows.map((row) => lineRead(row, unpaid)),
      limit,
    );
  }

  /** Throws notFound. */
  async line(scope: Scope, id: number): Promise<BankLineRead> {
    const row = await this.read.manager.findOneBy(BankLine, { id, schoolId: scope.schoolId });
    if (!row) throw notFound();
    return lineRead(row, row.state === 'open' ? await this.unpaid(scope) : []);
  }

  /** Every invoice something is left to pay of, the oldest first. */
  async unpaid(scope: Scope): Promise<Unpaid[]> {
    const due: ListQuery & { due: boolean } = { due: true };
    const rows = await everyRow((page: typeof due) => this.invoices.list(scope, page), due);
    return rows
      .map(({ id, number, partnerId, partnerName, dueCents }) => ({
        id,
        number: number!,
        partnerId,
        partnerName,
        dueCents,
      }))
      .reverse();
  }

  /** Ids of all open movements, oldest first. */
  async openIds({ schoolId }: Scope): Promise<number[]> {
    const where = { schoolId, state: In(['open'] as const) };
    const rows = await this.read.manager.find(BankLine, { where, select: { id: true }, order: { id: 'ASC' } });
    return rows.map(({ id }) => id);
  }
}

function lineRead(row: BankLine, unpaid: readonly Unpaid[]): BankLineRead {
  const { id, bookedOn, amountCents, label, counterparty, state, paymentId } = row;
  const proposal = state === 'open' ? proposalOf(row, unpaid) : null;
  return { id, bookedOn: bookedOn as LocalDate, amountCents, label, counterparty, state, paymentId, proposal };
}
