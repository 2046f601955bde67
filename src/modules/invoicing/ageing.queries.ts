import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { Clock } from '../../core/time/clock.js';
import { addDays, daysBetween, type LocalDate } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import { OrdersQueries } from '../sales/index.js';
import { Deposits } from './invoice.deposits.js';
import { InvoiceSettlement } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { DUE, ISSUED } from './invoicing.queries.js';
import { PenaltyNotesQueries } from './penalty-notes.queries.js';
import type { AgedDue, AgedPartner, Ageing, MonthDue } from './invoicing.types.js';

/** Days late that each column of the aged balance begins after. */
const AFTER = { to30: 0, to60: 30, to90: 60, over90: 90 } as const;
const LATE = `CASE WHEN i.due_on < :over90 THEN 'over90' WHEN i.due_on < :to90 THEN 'to90'
  WHEN i.due_on < :to60 THEN 'to60' WHEN i.due_on < :to30 THEN 'to30' ELSE 'notDue' END`;
const NOTHING: AgedDue = { notDue: 0, to30: 0, to60: 0, to90: 0, over90: 0, total: 0 };

/** What customers owe today, by how late it is, and what they are still to be asked for. */
@Injectable()
export class AgeingQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly partners: PartnersQueries,
    private readonly orders: OrdersQueries,
    private readonly deposits: Deposits,
    private readonly notes: PenaltyNotesQueries,
  ) {}

  /** What is due, by the month it is due in; what is late stands in the present month. */
  async dueByMonth({ schoolId }: Scope): Promise<MonthDue[]> {
    const month = `CASE WHEN i.due_on < :today THEN :present ELSE SUBSTR(i.due_on, 1, 7) END`;
    const today = this.clock.today();
    const rows = await this.read
      .from(Invoice, 'i')
      .innerJoin(InvoiceSettlement, 's', 's.invoiceId = i.id AND s.schoolId = :schoolId', { schoolId })
      .select(month, 'due_month')
      .addSelect(`SUM(${DUE})`, 'cents')
      .where(`i.schoolId = :schoolId AND ${ISSUED} AND ${DUE} > 0`)
      .setParameters({ today, present: today.slice(0, 7) })
      .groupBy('due_month')
      .orderBy('due_month')
      .getRawMany<{ due_month: string; cents: number | string }>();
    return rows.map((row) => ({ month: row.due_month, cents: Number(row.cents) }));
  }

  /**
   * What confirmed orders are still to bring, of all partners or of one, by promised month: what is not invoiced, less
   * what their deposits hold, which is due or paid already.
   */
  async toAsk(scope: Scope, partnerId?: number): Promise<MonthDue[]> {
    const held = await this.deposits.held(scope);
    const orders = await this.orders.orderBookWithVat(scope, partnerId);
    return orders.map(({ orderId, month, cents }) => ({ month, cents: Math.max(0, cents - (held.get(orderId) ?? 0)) }));
  }

  /** The customers who owe something, penalty notes too, the latest debts first. */
  async ageing(scope: Scope): Promise<Ageing> {
    const { schoolId } = scope;
    const today = this.clock.today();
    const rows = await this.read
      .from(Invoice, 'i')
      .innerJoin(InvoiceSettlement, 's', 's.invoiceId = i.id AND s.schoolId = :schoolId', { schoolId })
      .select('i.partner_id', 'partner')
      .addSelect(LATE, 'late')
      .addSelect(`SUM(${DUE})`, 'cents')
      .where(`i.schoolId = :schoolId AND ${ISSUED} AND ${DUE} > 0`)
      .setParameters(Object.fromEntries(Object.entries(AFTER).map(([age, days]) => [age, addDays(today, -days)])))
      .groupBy('partner')
      .addGroupBy('late')
      .getRawMany<{ partner: number | string; late: keyof typeof AFTER | 'notDue'; cents: number | string }>();
    const noted = (await this.notes.payable(scope)).map(({ partnerId, claimedOn, dueCents }) => ({
      ...{ partner: partnerId, late: lateOf(claimedOn, today), cents: dueCents },
    }));
    const byPartner = new Map<number, AgedDue>();
    for (const { partner, late, cents } of [...rows, ...noted]) {
      const aged = byPartner.get(Number(partner)) ?? NOTHING;
      const total = aged.total + Number(cents);
      byPartner.set(Number(partner), { ...aged, [late]: aged[late] + Number(cents), total });
    }
    const names = await this.partners.names(scope, [...byPartner.keys()]);
    const partners = [...byPartner].map(([partnerId, aged]) => ({
      ...{ partnerId, partnerName: names.get(partnerId) ?? '', ...aged },
    }));
    return { on: today, partners: partners.sort(latestFirst), total: partners.reduce(added, NOTHING) };
  }
}

/** A note is due the day it is claimed. */
function lateOf(claimedOn: LocalDate, today: LocalDate): keyof typeof AFTER | 'notDue' {
  const days = daysBetween(claimedOn, today);
  const ages = (Object.keys(AFTER) as (keyof typeof AFTER)[]).filter((age) => days > AFTER[age]);
  return ages.at(-1) ?? 'notDue';
}

const latestFirst = (a: AgedPartner, b: AgedPartner): number =>
  b.over90 - a.over90 ||
  b.to90 - a.to90 ||
  b.to60 - a.to60 ||
  b.to30 - a.to30 ||
  b.total - a.total ||
  a.partnerId - b.partnerId;

const added = (sum: AgedDue, aged: AgedDue): AgedDue => ({
  notDue: sum.notDue + aged.notDue,
  to30: sum.to30 + aged.to30,
  to60: sum.to60 + aged.to60,
  to90: sum.to90 + aged.to90,
  over90: sum.over90 + aged.over90,
  total: sum.total + aged.total,
});
