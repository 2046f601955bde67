import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import type { Cents } from '../../core/money/money.js';
import { Clock } from '../../core/time/clock.js';
import { nearestDay, schoolYearBounds } from '../../core/time/local-date.js';
import { FundingLines, type FundingLineRead } from '../funding/index.js';
import { RevenueQueries } from '../invoicing/index.js';
import { SchoolQueries } from '../school/index.js';
import { Budget, BudgetRow } from './budget.entity.js';
import { chargesOf, sectorsOf, sideOf } from './budget.totals.js';
import {
  CHARGE_ROWS,
  PRODUCT_ROWS,
  TYPED_ACCOUNTS,
  type BudgetRead,
  type GrantReport,
  type ReportAccount,
  type ReportRow,
  type Sector,
} from './budget.types.js';

/** The class in which each kind of grant is booked (accounting plan of associations). */
const CLASS_OF: Readonly<Record<FundingLineRead['kind'], '73' | '74' | '75'>> = {
  ...{ apprenticeship_tax: '73', region: '74', state: '74', europe: '74', other: '74' },
  ...{ sponsorship: '75', foundation: '75', family_fees: '75' },
};

/** Budget and grant report of a school year: what is typed, and what the house knows. */
@Injectable()
export class BudgetQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly grants: FundingLines,
    private readonly revenue: RevenueQueries,
    private readonly school: SchoolQueries,
  ) {}

  /** Every account the accountant types; nothing before the first budget. */
  async budget({ schoolId }: Scope, schoolYear: string): Promise<BudgetRead> {
    const budget = await this.read.manager.findOneBy(Budget, { schoolId, schoolYear });
    const rows = budget ? await this.read.manager.findBy(BudgetRow, { schoolId, budgetId: budget.id }) : [];
    return {
      ...{ schoolYear, version: budget?.version ?? 0 },
      rows: TYPED_ACCOUNTS.map((account) => {
        const row = rows.find((one) => one.account === account);
        const amounts = { plannedCents: row?.plannedCents ?? 0, realisedCents: row?.realisedCents ?? 0 };
        return { account, sector: (row?.sector ?? null) as Sector | null, ...amounts };
      }),
    };
  }

  /** The grant report: charges as typed, sales as invoiced, grants as notified. */
  async report(scope: Scope, schoolYear: string): Promise<GrantReport> {
    const { from, to } = schoolYearBounds(schoolYear);
    const [budget, lines, sales, key] = await Promise.all([
      this.budget(scope, schoolYear),
      this.grants.ofYear(scope, schoolYear),
      this.revenue.byVatCategory(scope, { from, to }),
      this.school.settingIfGiven(scope, 'taxed_key', nearestDay(this.clock.today(), { from, to })),
    ]);
    const taxed = sales.filter(({ vatCategory }) => vatCategory === 'S');
    const [salesCents, taxedSalesCents] = [sales, taxed].map((rows) =>
      rows.reduce((sum, { netCents }) => sum + netCents, 0),
    ) as [Cents, Cents];
    const rowOf = (account: ReportAccount) => reportRow(account, { budget, lines, salesCents });
    const products = sideOf(PRODUCT_ROWS.map(rowOf));
    const planned = chargesOf(budget.rows, 'realisedCents') === 0;
    const grants = products.rows.filter(({ account }) => ['73', '74', '75'].includes(account));
    const basis = { rows: budget.rows, of: planned ? ('plannedCents' as const) : ('realisedCents' as const) };
    const sold = { taxedSalesCents, otherSalesCents: salesCents - taxedSalesCents };
    const grantsCents = grants.reduce((sum, { realisedCents }) => sum + realisedCents, 0);
    return {
      ...{ schoolYear, version: budget.version, charges: sideOf(CHARGE_ROWS.map(rowOf)), products, key, planned },
      sectors: key === null ? [] : sectorsOf({ ...basis, key, ...sold, grantsCents }),
    };
  }
}

interface Known {
  budget: BudgetRead;
  lines: readonly FundingLineRead[];
  salesCents: Cents;
}

function reportRow(account: ReportAccount, { budget, lines, salesCents }: Known): Omit<ReportRow, 'share'> {
  const typed = budget.rows.find((row) => row.account === account);
  if (typed) {
    const realisedCents = account === '70' ? salesCents : typed.realisedCents;
    return { account, plannedCents: typed.plannedCents, realisedCents, parts: [] };
  }
  const parts = lines
    .filter(({ kind }) => CLASS_OF[kind] === account)
    .map(({ id, funder, askedCents, notifiedCents }) => ({
      ...{ lineId: id, funder, plannedCents: askedCents, realisedCents: notifiedCents },
    }));
  return {
    ...{ account, parts },
    plannedCents: parts.reduce((sum, part) => sum + part.plannedCents, 0),
    realisedCents: parts.reduce((sum, part) => sum + part.realisedCents, 0),
  };
}
