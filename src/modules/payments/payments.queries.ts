import { Injectable } from '@nestjs/common';
import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { containing, sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { InvoicingQueries, PenaltyNotesQueries } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import { Payment, PaymentAllocation } from './payment.entity.js';
import type { PaymentsQuery } from './payments.dto.js';
import { paymentMachine } from './payments.states.js';
import { unallocated } from './payments.totals.js';
import type { AllocationRead, PaymentPart, PaymentRow, PaymentSheet } from './payments.types.js';

/** Reads of money received. A partner's scope sees its own payments only. */
@Injectable()
export class PaymentsQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly partners: PartnersQueries,
    private readonly invoices: InvoicingQueries,
    private readonly notes: PenaltyNotesQueries,
  ) {}

  /** Newest first; text: number or reference of the payment. */
  async list(scope: Scope, query: PaymentsQuery): Promise<Listed<PaymentRow>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const select = this.mine(scope)
      .orderBy('p.id', 'DESC')
      .limit(limit + 1);
    if (query.cursor) select.andWhere('p.id < :cursor', { cursor: query.cursor });
    if (query.state) select.andWhere('p.state = :state', { state: query.state });
    if (query.partnerId) select.andWhere('p.partnerId = :partnerId', { partnerId: query.partnerId });
    if (query.invoiceId) {
      const settles = select.subQuery().select('1').from(PaymentAllocation, 'a');
      settles.where('a.payment_id = p.id AND a.invoice_id = :invoiceId AND a.reversed_at IS NULL');
      select.andWhere(`EXISTS ${settles.getQuery()}`).setParameter('invoiceId', query.invoiceId);
    }
    if (query.q) {
      const found = new Brackets((where) =>
        where.where("LOWER(p.number) LIKE :q ESCAPE '!'").orWhere("LOWER(p.reference) LIKE :q ESCAPE '!'"),
      );
      select.andWhere(found).setParameter('q', containing(query.q));
    }
    return listed(await this.rows(scope, await select.getMany()), limit);
  }

  /** Throws notFound. */
  async sheet(scope: Scope, paymentId: number): Promise<PaymentSheet> {
    const payment = await this.mine(scope).andWhere('p.id = :paymentId', { paymentId }).getOne();
    if (!payment) throw notFound();
    const [row] = await this.rows(scope, [payment]);
    const allocations = await this.allocations(scope, { paymentId });
    const events = scope.partnerId === null ? paymentMachine.allowed(scope, payment) : [];
    return { ...row!, version: payment.version, createdAt: payment.createdAt, allocations, events };
  }

  /** Payments that settle an invoice now, oldest first. */
  ofInvoice(scope: Scope, invoiceId: number): Promise<PaymentPart[]> {
    return this.ofInvoices(scope, [invoiceId]);
  }

  /** The same of several invoices. */
  async ofInvoices(scope: Scope, invoiceIds: readonly number[]): Promise<PaymentPart[]> {
    if (invoiceIds.length === 0) return [];
    const rows = await this.read.manager.find(PaymentAllocation, {
      where: { invoiceId: In([...invoiceIds]), schoolId: scope.schoolId },
      order: { id: 'ASC' },
    });
    const standing = rows.filter(({ reversedAt }) => reversedAt === null);
    if (standing.length === 0) return [];
    const ids = [...new Set(standing.map(({ paymentId }) => paymentId))];
    const payments = await this.mine(scope).andWhere('p.id IN (:...ids)', { ids }).getMany();
    const byId = new Map(payments.map((payment) => [payment.id, payment]));
    return standing.flatMap(({ paymentId, invoiceId, amountCents }) => {
      const payment = byId.get(paymentId);
      if (!payment || invoiceId === null) return [];
      const { number, receivedOn, method } = payment;
      return [{ paymentId, number, method, invoiceId, amountCents, receivedOn: receivedOn as LocalDate }];
    });
  }

  /** Received in a period, both days included, and on no invoice yet. */
  async toAllocateCents(scope: Scope, { from, to }: { from: LocalDate; to: LocalDate }): Promise<Cents> {
    const row = await this.mine(scope)
      .select('SUM(p.amount_cents - p.allocated_cents)', 'cents')
      .andWhere("p.state = 'recorded' AND p.receivedOn BETWEEN :from AND :to", { from, to })
      .getRawOne<{ cents: string | number | null }>();
    return Number(row?.cents ?? 0);
  }

  /** Received by month of a period, both days included, VAT included, less what was refunded in it; what was reversed is none. */
  async receivedByMonth(
    scope: Scope,
    { from, to }: { from: LocalDate; to: LocalDate },
  ): Promise<{ month: string; cents: Cents }[]> {
    const mine = partnerSeen(scope, 'payer');
    const whose = `school_id = ? ${mine === null ? '' : 'AND partner_id = ?'}`;
    const parameters = [scope.schoolId, ...(mine === null ? [] : [mine]), from, to];
    const rows = await sql<{ month: string; cents: string | number }>(
      this.read.manager,
      `SELECT month, SUM(cents) AS cents FROM (
         SELECT SUBSTR(received_on, 1, 7) AS month, amount_cents AS cents FROM payment
         WHERE ${whose} AND received_on BETWEEN ? AND ? AND state <> 'reversed'
         UNION ALL
         SELECT SUBSTR(paid_on, 1, 7), -amount_cents FROM outgoing
         WHERE ${whose} AND paid_on BETWEEN ? AND ? AND kind = 'refund') AS moved
       GROUP BY month ORDER BY month`,
      [...parameters, ...parameters],
    );
    return rows.map(({ month, cents }) => ({ month, cents: Number(cents) }));
  }

  private mine(scope: Scope): SelectQueryBuilder<Payment> {
    const select = this.read.from(Payment, 'p').where('p.schoolId = :schoolId', { schoolId: scope.schoolId });
    const mine = partnerSeen(scope, 'payer');
    return mine === null ? select : select.andWhere('p.partnerId = :mine', { mine });
  }

  private async rows(scope: Scope, payments: readonly Payment[]): Promise<PaymentRow[]> {
    const names = await this.partners.names(scope, [...new Set(payments.map(({ partnerId }) => partnerId))]);
    return payments.map((payment) => {
      const { id, number, state, partnerId, method, reference, amountCents, allocatedCents } = payment;
      return {
        ...{ id, number, state, partnerId, method, reference, amountCents, allocatedCents },
        partnerName: names.get(partnerId) ?? '',
        receivedOn: payment.receivedOn as LocalDate,
        unallocatedCents: unallocated(payment),
      };
    });
  }

  private async allocations(scope: Scope, which: { paymentId: number }): Promise<AllocationRead[]> {
    const rows = await this.read.manager.find(PaymentAllocation, {
      where: { ...which, schoolId: scope.schoolId },
      order: { id: 'ASC' },
    });
    const numbers = await this.invoices.numbers(scope, [...new Set(rows.flatMap(({ invoiceId }) => invoiceId ?? []))]);
    const noted = await this.notes.some(scope, [...new Set(rows.flatMap(({ penaltyId }) => penaltyId ?? []))]);
    return rows.map(({ schoolId: _school, ...row }) => {
      const note = noted.find(({ id }) => id === row.penaltyId);
      const invoiceId = row.invoiceId ?? note?.invoiceId ?? 0;
      return { ...row, invoiceId, number: note?.number ?? numbers.get(invoiceId) ?? '' };
    });
  }
}
