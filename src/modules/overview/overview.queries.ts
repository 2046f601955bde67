import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { Clock } from '../../core/time/clock.js';
import { nearestDay, schoolYearOf, type LocalDate } from '../../core/time/local-date.js';
import { revenueShare } from '../funding/index.js';
import { SchoolQueries } from '../school/index.js';
import { OverviewBooks } from './overview.books.js';
import { OverviewGrants } from './overview.grants.js';
import { OverviewSales } from './overview.sales.js';
import type { YearOverview, OverviewSalesRead, Gauge, GrantRow } from './overview.types.js';
import { shareOf } from './budget.totals.js';
import { gaugeOf, perHead, perLearnerDay } from './costs.totals.js';
import { periodOf } from './period.js';

/** Public money: what the law counts before it asks for an auditor (C. com. L612-4). */
const PUBLIC = ['region', 'state', 'europe', 'other'];

/** The one page of a year for head, accountant and directors. No learner is on it. */
@Injectable()
export class OverviewQueries {
  constructor(
    private readonly clock: Clock,
    private readonly school: SchoolQueries,
    private readonly sales: OverviewSales,
    private readonly grants: OverviewGrants,
    private readonly books: OverviewBooks,
  ) {}

  /** Of this school year unless another year is named. Throws notFound. */
  async page(scope: Scope, name?: string): Promise<YearOverview> {
    const period = periodOf(name ?? schoolYearOf(this.clock.today()));
    const asOf = nearestDay(this.clock.today(), period);
    const [sales, grants, books, target] = await Promise.all([
      this.sales.of(scope, period, asOf),
      this.grants.rows(scope, period),
      this.books.of(scope, period),
      this.school.settingIfGiven(scope, 'revenue_share_target', asOf),
    ]);
    const { all, sold } = sales.minutes;
    const costs = await this.grants.costs(scope, period, asOf, all);
    const { name: named, kind, from, to } = period;
    return {
      ...{ period: { name: named, kind, from, to }, asOf, sales, grants, books, target, costs },
      revenueShare: revenueShare(sales.invoicedCents, sum(grants)),
      salesPerLearnerCents: perHead(sales.invoicedCents, costs.headcount),
      salesPerDayCents: perLearnerDay(sales.invoicedCents, all),
      soldHours: shareOf(sold, all),
      gauges: await this.gauges(scope, asOf, sales, grants),
    };
  }

  private async gauges(
    scope: Scope,
    asOf: LocalDate,
    { invoicedCents, customers }: OverviewSalesRead,
    grants: readonly GrantRow[],
  ): Promise<Gauge[]> {
    const limits = await this.school.settingIfGiven(scope, 'thresholds', asOf);
    if (!limits) return [];
    const given = sum(grants.filter(({ kind }) => PUBLIC.includes(kind)));
    return [
      gaugeOf('vatFranchiseCents', invoicedCents, limits.vatFranchiseCents),
      gaugeOf('lucrativeFranchiseCents', invoicedCents, limits.lucrativeFranchiseCents),
      gaugeOf('grantsCents', given, limits.grantsCents),
      gaugeOf('customerShare', customers[0]?.share ?? 0, limits.customerShare),
    ];
  }
}

const sum = (grants: readonly GrantRow[]) => grants.reduce((all, { notifiedCents }) => all + notifiedCents, 0);
