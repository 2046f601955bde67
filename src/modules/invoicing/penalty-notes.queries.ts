import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, Not, type FindOptionsWhere } from 'typeorm';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import type { PenaltyDecision, PenaltyNote } from './invoicing.types.js';
import { Penalty } from './penalty.entity.js';

/** As many notes as are offered at once; a school claims few. */
const MOST = 500;

/** Penalty notes: what a customer owes beside its invoices. They are no sale: no turnover and no VAT is read here. */
@Injectable()
export class PenaltyNotesQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly partners: PartnersQueries,
  ) {}

  /** What was decided of these invoices. */
  async decisions(scope: Scope, invoiceIds: readonly number[]): Promise<PenaltyDecision[]> {
    const rows = await this.read.manager.find(Penalty, { where: this.mine(scope, { invoiceId: In([...invoiceIds]) }) });
    return rows.map(decisionRead);
  }

  /** Notes something is left to pay of, of all partners or of one, the oldest first. */
  async payable(scope: Scope, partnerId?: number): Promise<PenaltyNote[]> {
    const rows = await this.read
      .from(Penalty, 'p')
      .where(this.mine(scope, { settledCents: Not(IsNull()), ...(partnerId === undefined ? {} : { partnerId }) }))
      .andWhere('p.settled_cents + p.given_up_cents < p.interest_cents + p.indemnity_cents')
      .orderBy('p.id')
      .limit(MOST)
      .getMany();
    return this.notes(scope, rows);
  }

  /** Those of these ids. */
  async some(scope: Scope, ids: readonly number[]): Promise<PenaltyNote[]> {
    if (ids.length === 0) return [];
    const where = this.mine(scope, { id: In([...ids]), settledCents: Not(IsNull()) });
    return this.notes(scope, await this.read.manager.find(Penalty, { where }));
  }

  /** Throws notFound. */
  async note(scope: Scope, id: number): Promise<PenaltyNote> {
    const [note] = await this.some(scope, [id]);
    if (!note) throw notFound();
    return note;
  }

  /** All notes a partner got until a day. */
  async ofPartner(scope: Scope, partnerId: number, to: LocalDate): Promise<PenaltyNote[]> {
    const where = this.mine(scope, { partnerId, settledCents: Not(IsNull()), decidedOn: LessThanOrEqual(to) });
    return this.notes(scope, await this.read.manager.find(Penalty, { where, order: { id: 'ASC' } }));
  }

  private mine(scope: Scope, where: FindOptionsWhere<Penalty>): FindOptionsWhere<Penalty> {
    const mine = partnerSeen(scope, 'payer');
    const asked = { ...where, schoolId: scope.schoolId };
    if (mine === null) return asked;
    // Of a partner's scope nothing but its own, whoever is asked for.
    return where.partnerId === undefined || where.partnerId === mine
      ? { ...asked, partnerId: mine }
      : { ...asked, id: 0 };
  }

  private async notes(scope: Scope, rows: readonly Penalty[]): Promise<PenaltyNote[]> {
    const names = await this.partners.names(scope, [...new Set(rows.map(({ partnerId }) => partnerId))]);
    return rows.map((row) => ({
      ...{ id: row.id, number: row.number!, invoiceId: row.invoiceId, partnerId: row.partnerId },
      ...{ partnerName: names.get(row.partnerId) ?? '', claimedOn: row.decidedOn as LocalDate, fileId: row.fileId },
      ...{ amountCents: row.interestCents + row.indemnityCents, dueCents: leftOf(row) },
      ...{ givenUpCents: row.givenUpCents, givenUpOn: row.givenUpOn as LocalDate | null },
    }));
  }
}

/** What is left to pay of a note; nothing of what is none. */
export const leftOf = ({ interestCents, indemnityCents, settledCents, givenUpCents }: Penalty): number =>
  settledCents === null ? 0 : interestCents + indemnityCents - settledCents - givenUpCents;

function decisionRead(row: Penalty): PenaltyDecision {
  const { invoiceId, outcome, number, interestCents, indemnityCents, fileId, givenUpCents } = row;
  const [decidedOn, givenUpOn] = [row.decidedOn as LocalDate, row.givenUpOn as LocalDate | null];
  const noteId = row.settledCents === null ? null : row.id;
  return {
    ...{
      invoiceId,
      outcome,
      number,
      decidedOn,
      interestCents,
      indemnityCents,
      fileId,
      noteId,
      givenUpCents,
      givenUpOn,
    },
    dueCents: leftOf(row),
  };
}
