import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, Not } from 'typeorm';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Clock } from '../../core/time/clock.js';
import { localDate, type LocalDate } from '../../core/time/local-date.js';
import { isCredit } from '../einvoice/index.js';
import { InvoicingQueries, PenaltyNotesQueries } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import { Outgoing, Payment } from './payment.entity.js';
import type { StatementQuery } from './payments.dto.js';
import { backwards } from './payments.errors.js';
import { statementOf } from './payments.statement.js';
import type { Statement, StatementEntry } from './payments.types.js';

/** What a partner was invoiced, credited and claimed, and paid, day by day. */
@Injectable()
export class StatementQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly invoices: InvoicingQueries,
    private readonly notes: PenaltyNotesQueries,
    private readonly partners: PartnersQueries,
  ) {}

  /** This year until today unless said. Throws notFound for another's, 422 for a period that ends before it begins. */
  async of(scope: Scope, partnerId: number, asked: StatementQuery): Promise<Statement> {
    const today = this.clock.today();
    const to = asked.to ?? today;
    const from = asked.from ?? localDate(`${to.slice(0, 4)}-01-01`);
    if (from > to) throw backwards();
    await this.partners.get(scope, partnerId);
    const mine = partnerSeen(scope, 'payer') ?? partnerId;
    if (mine !== partnerId) throw notFound();
    const money = [...(await this.paid(scope, partnerId, to)), ...(await this.givenBack(scope, partnerId, to))];
    const claimed = await this.claimed(scope, partnerId, to);
    const entries = [...(await this.invoiced(scope, partnerId, to)), ...claimed, ...money];
    return statementOf(entries, { from, to });
  }

  private async invoiced(scope: Scope, partnerId: number, to: LocalDate): Promise<StatementEntry[]> {
    const rows = await this.invoices.issuedTo(scope, partnerId, to);
    // A corrective invoice takes the place of one that is told: it asks for nothing more.
    return rows.map(({ number, typeCode, issuedOn, orderNumber, fileId, totalWithVatCents, prepaidCents }) => ({
      on: issuedOn!,
      number: number!,
      reference: orderNumber,
      fileId,
      ...(isCredit(typeCode)
        ? { kind: 'credit_note' as const, debitCents: 0, creditCents: totalWithVatCents }
        : {
            kind: 'invoice' as const,
            debitCents: typeCode === '384' ? 0 : totalWithVatCents - prepaidCents,
            creditCents: 0,
          }),
    }));
  }

  /** Penalty notes, and what was given up of them. */
  private async claimed(scope: Scope, partnerId: number, to: LocalDate): Promise<StatementEntry[]> {
    const notes = await this.notes.ofPartner(scope, partnerId, to);
    return notes.flatMap(({ number, claimedOn, fileId, amountCents, givenUpOn, givenUpCents }) => {
      const told = { number, reference: null, fileId };
      const debit = { ...told, on: claimedOn, kind: 'penalty' as const, debitCents: amountCents, creditCents: 0 };
      if (givenUpOn === null) return [debit];
      const credit = { ...told, on: givenUpOn, debitCents: 0, creditCents: givenUpCents };
      return [debit, { ...credit, kind: 'penalty_given_up' as const }];
    });
  }

  private async givenBack({ schoolId }: Scope, partnerId: number, to: LocalDate): Promise<StatementEntry[]> {
    const where = { schoolId, partnerId, paidOn: LessThanOrEqual(to) };
    const rows = await this.read.manager.find(Outgoing, { where });
    return rows.map(({ number, paidOn, label, amountCents }) => ({
      ...{ on: paidOn as LocalDate, number, reference: label || null, kind: 'refund', fileId: null },
      ...{ debitCents: amountCents, creditCents: 0 },
    }));
  }

  private async paid({ schoolId }: Scope, partnerId: number, to: LocalDate): Promise<StatementEntry[]> {
    const where = { schoolId, partnerId, state: Not('reversed' as const), receivedOn: LessThanOrEqual(to) };
    const rows = await this.read.manager.find(Payment, { where });
    return rows.map(({ number, receivedOn, reference, amountCents }) => ({
      ...{ on: receivedOn as LocalDate, number, reference, kind: 'payment', fileId: null },
      ...{ debitCents: 0, creditCents: amountCents },
    }));
  }
}
