import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { dayInFrance, type LocalDate } from '../../core/time/local-date.js';
import { DeliveryQueries } from '../delivery/index.js';
import { ExpectedMaterialsQueries } from '../materials/index.js';
import { isCredit } from '../einvoice/index.js';
import { InvoicingQueries, type InvoiceRow } from '../invoicing/index.js';
import { CreditQueries, PaymentsQueries, type CreditRead } from '../payments/index.js';
import { ProductionQueries, type WorkOrderProgress } from '../production/index.js';
import type { OrderSheet } from '../sales/index.js';
import type { OrderPage } from './home.types.js';
import type { WatchFacts } from './order-trail.totals.js';

export type OrderParts = Pick<OrderPage, 'workOrders' | 'notes' | 'invoices' | 'payments' | 'credit' | 'brought'>;

/** What the rooms after sales hold of an order. */
@Injectable()
export class OrderRooms {
  constructor(
    private readonly production: ProductionQueries,
    private readonly delivery: DeliveryQueries,
    private readonly invoicing: InvoicingQueries,
    private readonly payments: PaymentsQueries,
    private readonly credit: CreditQueries,
    private readonly brought: ExpectedMaterialsQueries,
  ) {}

  async of(scope: Scope, { id: orderId, partnerId }: OrderSheet): Promise<OrderParts> {
    const [workOrders, notes, invoices, credit, brought] = await Promise.all([
      this.production.ofOrder(scope, orderId),
      this.delivery.ofOrder(scope, orderId),
      this.invoicing.ofOrder(scope, orderId),
      this.credit.of(scope, partnerId),
      this.brought.ofOrder(scope, orderId),
    ]);
    const payments = await this.payments.ofInvoices(
      scope,
      invoices.map(({ id }) => id),
    );
    return { workOrders, notes, invoices, payments, credit, brought };
  }
}

/** The trail's facts from what each room says. `confirmedAt`: ISO instant. */
export function factsOf(
  order: OrderSheet,
  { workOrders, notes, invoices, credit, brought }: OrderParts,
  confirmedAt: string | null,
  today: LocalDate,
): WatchFacts {
  const bills = invoices.filter(({ state, typeCode }) => state === 'issued' && !isCredit(typeCode));
  const unpaid = bills.filter(({ dueCents }) => dueCents > 0);
  const overdue = unpaid.filter(({ dueOn }) => dueOn !== null && dueOn < today);
  const sum = (rows: readonly InvoiceRow[], of: (row: InvoiceRow) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  return {
    ...{ state: order.state, placedOn: order.placedOn, promisedOn: order.dueOn, wishedOn: order.wishedOn },
    ...{ ordered: order.ordered, produced: order.produced, delivered: order.delivered, invoiced: order.invoiced },
    confirmedOn: confirmedAt === null ? null : dayInFrance(new Date(confirmedAt)),
    lastShippedOn: latest(notes.map(({ shippedOn }) => shippedOn)),
    lastIssuedOn: latest(bills.map(({ issuedOn }) => issuedOn)),
    billedCents: sum(bills, (bill) => bill.totalWithVatCents - bill.prepaidCents - bill.creditedCents),
    paidCents: sum(bills, ({ paidCents }) => paidCents),
    nextDueOn: earliest(unpaid.map(({ dueOn }) => dueOn)),
    rework: workOrders.reduce((total, { operations }) => total + reworkOf(operations), 0),
    shortfall: workOrders.length === 0 ? 0 : Math.max(0, order.ordered - comingOf(workOrders)),
    reserves: notes.filter(({ reserves }) => reserves !== null).length,
    materialDueOn: earliest(brought.flatMap(({ receivedOn, expectedOn }) => (receivedOn ? [] : [expectedOn]))),
    overCreditCents: credit === null ? 0 : overCredit(order, credit),
    overdueCents: sum(overdue, ({ dueCents }) => dueCents),
    overdueSince: earliest(overdue.map(({ dueOn }) => dueOn)),
  };
}

/** How far over its limit its partner goes, this order counted. */
function overCredit({ state, totalWithVatCents }: OrderSheet, { limitCents, exposureCents }: CreditRead): number {
  const coming = state === 'draft' ? totalWithVatCents : 0;
  return Math.max(0, exposureCents + coming - limitCents);
}

const reworkOf = (operations: WorkOrderProgress['operations']): number =>
  // The counter tells all that ever was to redo; what is still to be done here bounds what still is.
  operations.reduce((total, { rework, remaining }) => total + Math.min(rework, remaining), 0);

/** Pieces the work orders have made or still can: what was scrapped or stopped with its OF is not coming. */
function comingOf(workOrders: readonly WorkOrderProgress[]): number {
  return workOrders.reduce((total, { state, quantity, validated, operations }) => {
    if (state === 'cancelled' || state === 'abandoned') return total + validated;
    const scrapped = operations.reduce((lost, { scrap }) => lost + scrap, 0);
    return total + Math.max(validated, quantity - scrapped);
  }, 0);
}

const sorted = (days: readonly (LocalDate | null)[]): LocalDate[] => days.filter((day) => day !== null).sort();
const latest = (days: readonly (LocalDate | null)[]): LocalDate | null => sorted(days).at(-1) ?? null;
const earliest = (days: readonly (LocalDate | null)[]): LocalDate | null => sorted(days)[0] ?? null;
