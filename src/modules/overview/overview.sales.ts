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
import type { OverviewSalesRead, CustomerShare, OrderMargin, WorkshopMargin } from './overview.types.js';
import { marginOf, marginsSum, NO_WORK } from './costs.totals.js';

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
    const [months, paidCents, book, workshops, customers, orders, minutes] = await Promise.all([
      this.revenue.byMonth(scope, period),
      this.revenue.paid(scope, period),
      this.orders.orderBook(scope),
      this.workshops(scope, period, hour),
      this.customers(scope, period),
      this.margins(scope, period, hour),
      this.costs.minutes(scope, period.from, period.to),
    ]);
    return {
      invoicedCents: months.reduce((sum, { netCents }) => sum + netCents, 0),
      orderBookCents: book.reduce((sum, { cents }) => sum + cents, 0),
      ...{ paidCents, workshops, customers, orders, minutes },
      total: marginsSum(orders),
    };
  }

  private async workshops(scope: Scope, period: Period, hour: Cents | null): Promise<WorkshopMargin[]> {
    const [workshops, sold, work] = await Promise.all([
      this.school.workshops(scope),
      this.revenue.byWorkshop(scope, period),
      this.costs.ofPeriod(scope, period.from, period.to),
    ]);
    return workshops.map(({ id: workshopId, name }) => {
      const cents = sold.find((row) => row.workshopId === workshopId)?.netCents ?? 0;
      return { workshopId, name, ...marginOf(cents, work.get(workshopId) ?? NO_WORK, hour) };
    });
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

  private async margins(scope: Scope, period: Period, hour: Cents | null): Promise<OrderMargin[]> {
    const orders = await this.revenue.byOrder(scope, period);
    const ids = orders.map(({ orderId }) => orderId);
    const partnerIds = [...new Set(orders.map(({ partnerId }) => partnerId))];
    const [work, names] = await Promise.all([this.costs.ofOrders(scope, ids), this.partners.names(scope, partnerIds)]);
    return orders.map(({ orderId, orderNumber, partnerId, netCents }) => ({
      ...{ orderId, orderNumber, partnerName: names.get(partnerId) ?? '' },
      ...marginOf(netCents, work.get(orderId) ?? NO_WORK, hour),
    }));
  }
}
