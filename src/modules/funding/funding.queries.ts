import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Clock } from '../../core/time/clock.js';
import { nearestDay, addDays, localDate, schoolYearBounds, type LocalDate } from '../../core/time/local-date.js';
import { say } from '../../core/words/words.js';
import { LearnersQueries } from '../learners/index.js';
import { SchoolQueries } from '../school/index.js';
import type { RevenueQuery } from './funding.dto.js';
import { FundingLines } from './funding-lines.queries.js';
import { FundingSales } from './funding.sales.js';
import {
  amountsSum,
  isNotified,
  kindTotals,
  monthlySales,
  monthsOf,
  perLearner,
  revenueShare,
  sharesOf,
  SMALL_CELL,
  sourcesOf,
  withoutSmallCells,
} from './funding.totals.js';
import type {
  FundingLineRead,
  FundingLineSheet,
  FundingPage,
  FundingSummary,
  Headcount,
  PartnerSales,
  RegionGrant,
  RevenueChoices,
  RevenueList,
} from './funding.types.js';
import { fundingWords } from './funding.words.js';

/** How the school is funded. A funder gets sums: no invoice, no other funder's file, no count under five learners. */
@Injectable()
export class FundingQueries {
  constructor(
    private readonly clock: Clock,
    private readonly sales: FundingSales,
    private readonly grants: FundingLines,
    private readonly learners: LearnersQueries,
    private readonly school: SchoolQueries,
  ) {}

  /** Everything the funding page of a school year shows. */
  async page(scope: Scope, schoolYear: string): Promise<FundingPage> {
    const { from, to } = schoolYearBounds(schoolYear);
    const today = this.clock.today();
    const asOf = nearestDay(today, { from, to });
    const hidden = aggregatesOnly(scope);
    const [sold, all, learners, target] = await Promise.all([
      this.sales.ofYear(scope, { from, to }, today),
      this.lines(scope, schoolYear),
      this.learners.headcount(scope, asOf),
      this.school.settingIfGiven(scope, 'revenue_share_target', asOf),
    ]);
    const lines = hidden ? all.filter(({ headcount, stage }) => !isSmall(headcount) && isNotified(stage)) : all;
    const kinds = kindTotals(lines);
    const { salesCents, orderBookCents } = sold;
    const fundingCents = amountsSum(kinds).notifiedCents;
    const months = monthlySales({
      months: monthsOf(schoolYear),
      workshopIds: sold.workshops.map(({ workshopId }) => workshopId),
      sales: sold.cells,
      orderBook: sold.orderBook,
    });
    return {
      ...{ schoolYear, asOf, aggregatesOnly: hidden, target, salesCents, orderBookCents },
      headcount: hidden && isSmall(learners) ? null : learners,
      paidCents: sold.paidCents,
      toAllocateCents: hidden ? null : sold.toAllocateCents,
      revenueShare: revenueShare(salesCents, fundingCents),
      revenueShareWithOrderBook: revenueShare(salesCents + orderBookCents, fundingCents),
      region: regionGrant(lines),
      salesPerLearnerCents: hidden && isSmall(learners) ? null : perLearner(salesCents, learners),
      workshops: sold.workshops,
      months,
      partners: hidden ? [] : await this.partners(scope, sold.byPartner),
      sources: sourcesOf(salesCents, kinds),
      lines: hidden ? [] : lines,
      kinds,
    };
  }

  /** The year in three figures, without reading its invoices one by one: for the head's home. */
  async summary(scope: Scope, schoolYear: string): Promise<FundingSummary> {
    const [salesCents, lines] = await Promise.all([
      this.sales.total(scope, schoolYearBounds(schoolYear)),
      this.lines(scope, schoolYear),
    ]);
    const fundingCents = amountsSum(lines).notifiedCents;
    const grantsDueCents = lines.reduce((sum, { dueCents }) => sum + Math.max(0, dueCents), 0);
    return { schoolYear, salesCents, grantsDueCents, revenueShare: revenueShare(salesCents, fundingCents) };
  }

  lines(scope: Scope, schoolYear: string): Promise<FundingLineRead[]> {
    return this.grants.ofYear(scope, schoolYear);
  }

  /** A line, its receipts and the payments announced; not for a funder. */
  async line(scope: Scope, schoolYear: string, id: number): Promise<FundingLineSheet> {
    if (aggregatesOnly(scope)) throw notFound();
    return this.grants.sheet(scope, schoolYear, id);
  }

  /** Learners by class on a day of the year (today, or the year's nearest day). */
  async headcount(scope: Scope, schoolYear: string, on?: LocalDate): Promise<Headcount> {
    const { from, to } = schoolYearBounds(schoolYear);
    const countedOn = nearestDay(on ?? this.clock.today(), { from, to });
    const all = (await this.learners.headcountRows(scope, countedOn)).map(({ classId, className, count }) => ({
      ...{ classId, className, count },
    }));
    const total = all.reduce((sum, { count }) => sum + count, 0);
    if (!aggregatesOnly(scope)) return { schoolYear, countedOn, total, rows: all };
    const rows = withoutSmallCells(all, say(fundingWords, scope.locale).together);
    return { schoolYear, countedOn, total: isSmall(total) ? null : total, rows };
  }

  /** The invoices and credit notes a figure is made of; not for a funder. */
  async revenue(scope: Scope, schoolYear: string, query: RevenueQuery): Promise<RevenueList> {
    if (aggregatesOnly(scope)) throw notFound();
    const year = schoolYearBounds(schoolYear);
    const list = await this.sales.rows(scope, query.month ? monthBounds(schoolYear, query.month) : year, query);
    return { schoolYear, ...list };
  }

  /** What these invoices can be filtered by. */
  async revenueChoices(scope: Scope, schoolYear: string): Promise<RevenueChoices> {
    if (aggregatesOnly(scope)) throw notFound();
    return { months: monthsOf(schoolYear), ...(await this.sales.choices(scope, schoolYearBounds(schoolYear))) };
  }

  private async partners(scope: Scope, cents: ReadonlyMap<number, number>): Promise<PartnerSales[]> {
    const ids = [...cents.keys()];
    const names = await this.sales.partnerNames(scope, ids);
    const shares = sharesOf([...cents.values()]);
    return ids
      .map((partnerId, index) => ({
        ...{ partnerId, name: names.get(partnerId) ?? '', cents: cents.get(partnerId)!, share: shares[index]! },
      }))
      .sort((a, b) => b.cents - a.cents || a.partnerId - b.partnerId);
  }
}

/** A funder who is nothing else in the school. */
export function aggregatesOnly(scope: Scope): boolean {
  return !hasRole(scope, 'director', 'accountant', 'system');
}

const isSmall = (count: number | null): boolean => count !== null && count < SMALL_CELL;

function regionGrant(lines: readonly FundingLineRead[]): RegionGrant | null {
  const region = lines.filter(({ kind }) => kind === 'region');
  if (region.length === 0) return null;
  const only = region.length === 1 ? region[0]! : null;
  return {
    ...amountsSum(region),
    headcount: only?.headcount ?? null,
    perLearnerCents: only?.perLearnerCents ?? null,
    estimated: region.some(({ estimated }) => estimated),
  };
}

function monthBounds(schoolYear: string, month: string): { from: LocalDate; to: LocalDate } {
  const months = monthsOf(schoolYear);
  const index = months.indexOf(month);
  if (index < 0) throw notFound();
  const next = months[index + 1];
  const to = next ? addDays(localDate(`${next}-01`), -1) : schoolYearBounds(schoolYear).to;
  return { from: localDate(`${month}-01`), to };
}
