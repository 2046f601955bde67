import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { sharesOf } from '../funding/index.js';
import { RevenueQueries } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import { OrderCostsQueries } from '../production/index.js';
import { OrdersQueries } from '../sales/index.js';
import { SchoolQueries } from '../school/index.js';
import type { OverviewSalesRead, CustomerShare } from './overview.types.js';
import { marginsSum, orderMargins } from './costs.totals.js';

interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** What was sold in a period, and what it took. */
@Injectable()
export class OverviewSales {
  constructor(
    private readonly revenue: RevenueQueries,
    private readonly orders: OrdersQueries,
    private readonly costs: OrderCostsQueries,
    private readonly partners: PartnersQueries,
    private readonly school: SchoolQueries,
  ) {}

  async of(scope: Scope, period: Period, asOf: LocalDate): Promise<OverviewSalesRead> {
    const hour = await this.school.settingIfGiven(scope, 'learner_hour_cents', asOf);
    const [months, paidCents, book, margins, customers, minutes] = await Promise.all([
      this.revenue.byMonth(scope, period),
      this.revenue.paid(scope, period),
      this.orders.orderBook(scope),
      this.margins(scope, period, hour),
      this.customers(scope, period),
      this.costs.minutes(scope, period.from, period.to),
    ]);
    return {
      invoicedCents: months.reduce((sum, { netCents }) => sum + netCents, 0),
      orderBookCents: book.reduce((sum, { cents }) => sum + cents, 0),
      ...{ paidCents, customers, minutes, ...margins },
      total: marginsSum(margins.orders),
    };
  }

  private async customers(scope: Scope, period: Period): Promise<CustomerShare[]> {
    const sold = await this.revenue.byPartner(scope, period);
    const ids = sold.map(({ partnerId }) => partnerId);
    const names = await this.partners.names(scope, ids);
    const shares = sharesOf(sold.map(({ netCents }) => netCents));
    return sold.map(({ partnerId, netCents: cents }, at) => ({
      ...{ partnerId, name: names.get(partnerId) ?? '', cents, share: shares[at]! },
    }));
  }

  /** The margin of each order in each workshop, once: summed by order, and by workshop. */
  private async margins(
    scope: Scope,
    period: Period,
    hour: Cents | null,
  ): Promise<Pick<OverviewSalesRead, 'orders' | 'workshops'>> {
    const [sold, workshops] = await Promise.all([this.revenue.byOrder(scope, period), this.school.workshops(scope)]);
    const orders = new Map(sold.map((row) => [row.orderId, row]));
    const [work, names] = await Promise.all([
      this.costs.ofOrders(scope, [...orders.keys()]),
      this.partners.names(scope, [...new Set(sold.map(({ partnerId }) => partnerId))]),
    ]);
    const cells = orderMargins(sold, work, hour);
    return {
      workshops: workshops.map(({ id: workshopId, name }) => ({
        ...{ workshopId, name },
        ...marginsSum(cells.filter((cell) => cell.workshopId === workshopId)),
      })),
      orders: [...orders.values()]
        .map(({ orderId, orderNumber, partnerId }) => ({
          ...{ orderId, orderNumber, partnerName: names.get(partnerId) ?? '' },
          ...marginsSum(cells.filter((cell) => cell.orderId === orderId)),
        }))
        .sort((a, b) => b.salesCents - a.salesCents || a.orderId - b.orderId),
    };
  }
}
