import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { Clock } from '../../core/time/clock.js';
import { daysBetween, localDate, schoolYearOf } from '../../core/time/local-date.js';
import { DeliveryQueries } from '../delivery/index.js';
import { FundingLines, FundingQueries } from '../funding/index.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { PlatformQueries } from '../platform/index.js';
import { ProductionQueries } from '../production/index.js';
import { RequestsQueries } from '../quoting/index.js';
import { Letters } from '../reminders/index.js';
import { SafetyQueries } from '../safety/index.js';
import { OrdersQueries, type OrderRow } from '../sales/index.js';
import type { AccountantHome, DirectorHome, MasterHome } from './home.types.js';

const ROWS = 6;

/** Where the trail begins: what is asked, what is ordered. */
@Injectable()
export class HomeSelling {
  constructor(
    readonly orders: OrdersQueries,
    readonly requests: RequestsQueries,
  ) {}
}

/** What is invoiced, what is to remind of, and what a platform or a customer says of it. */
@Injectable()
export class HomeBilling {
  constructor(
    readonly invoices: InvoicingQueries,
    readonly letters: Letters,
    readonly platform: PlatformQueries,
  ) {}
}

/** How the year is funded, and what is to be done for it. */
@Injectable()
export class HomeFunding {
  constructor(
    readonly year: FundingQueries,
    readonly lines: FundingLines,
  ) {}
}

/** What each role finds on its home. */
@Injectable()
export class HomeQueries {
  constructor(
    private readonly selling: HomeSelling,
    private readonly production: ProductionQueries,
    private readonly delivery: DeliveryQueries,
    private readonly billing: HomeBilling,
    private readonly funding: HomeFunding,
    private readonly safety: SafetyQueries,
    private readonly clock: Clock,
  ) {}

  /** Late and why, what expires, what waits, what is owed, whether the year is funded. */
  async director(scope: Scope): Promise<DirectorHome> {
    const today = this.clock.today();
    const [counts, late, toConfirm, expiring, invoices, platform, funding, deadlines, production, toAnswer, toRemind] =
      await Promise.all([
        this.selling.orders.counts(scope),
        this.lateOrders(scope),
        this.selling.orders.list(scope, { state: 'draft', limit: ROWS }),
        this.safety.expiring(scope, today),
        this.billing.invoices.counts(scope),
        this.billing.platform.toDo(scope),
        this.funding.year.summary(scope, schoolYearOf(today)),
        this.funding.lines.deadlines(scope),
        this.production.counts(scope),
        this.selling.requests.waiting(scope),
        this.billing.letters.waiting(scope),
      ]);
    return {
      today,
      ...{ toAnswer, toRemind },
      late: late.map((order) => ({ ...order, daysLate: daysBetween(order.promisedOn ?? today, today) })),
      lateCount: counts.late,
      toConfirm: toConfirm.rows,
      toConfirmCount: counts.toConfirm,
      expiring,
      unpaid: {
        ...{ count: invoices.unpaid, cents: invoices.unpaidCents },
        ...{ overdue: invoices.overdue, overdueCents: invoices.overdueCents },
      },
      ...{ platform, funding, deadlines },
      toValidate: production.toValidate,
    };
  }

  async master(scope: Scope): Promise<MasterHome> {
    const [orders, production, delivery, toConfirm, toAnswer] = await Promise.all([
      this.selling.orders.counts(scope),
      this.production.counts(scope),
      this.delivery.counts(scope),
      this.selling.orders.list(scope, { state: 'draft', limit: ROWS }),
      this.selling.requests.waiting(scope),
    ]);
    return {
      today: this.clock.today(),
      toAnswer,
      ...{ toValidate: production.toValidate, lateWork: production.late, readyDeliveries: delivery.ready },
      ...{ inProgress: orders.inProgress, lateOrders: orders.late, toConfirm: toConfirm.rows },
    };
  }

  async accountant(scope: Scope): Promise<AccountantHome> {
    const today = this.clock.today();
    const month = today.slice(0, 7);
    const [counts, platform, toInvoice, overdue, sales, deadlines, toRemind] = await Promise.all([
      this.billing.invoices.counts(scope),
      this.billing.platform.toDo(scope),
      this.billing.invoices.toInvoice(scope),
      this.billing.invoices.list(scope, { state: 'overdue', limit: 200 }),
      this.billing.invoices.revenueByMonth(scope, { from: localDate(`${month}-01`), to: today }),
      this.funding.lines.deadlines(scope),
      this.billing.letters.waiting(scope),
    ]);
    return {
      ...{ today, toRemind },
      toInvoice: toInvoice.slice(0, ROWS),
      toInvoiceCount: counts.toInvoice,
      ...{ unpaid: counts.unpaid, unpaidCents: counts.unpaidCents },
      ...{ overdue: counts.overdue, overdueCents: counts.overdueCents },
      overdueInvoices: overdue.rows.sort((a, b) => (a.dueOn! < b.dueOn! ? -1 : 1)).slice(0, ROWS),
      ...{ platform, month, deadlines },
      monthCents: sales.reduce((sum, { netCents }) => sum + netCents, 0),
    };
  }

  private async lateOrders(scope: Scope): Promise<OrderRow[]> {
    const { rows } = await this.selling.orders.list(scope, { state: 'late', limit: ROWS });
    return rows;
  }
}
