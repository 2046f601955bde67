import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { SchoolYearPipe } from '../funding/index.js';
import { OverviewQuery } from './overview.dto.js';
import { OverviewQueries } from './overview.queries.js';
import type { YearOverview, Forecast } from './overview.types.js';
import { SaveBudget } from './budget.dto.js';
import { BudgetQueries } from './budget.queries.js';
import { BudgetService } from './budget.service.js';
import type { GrantReport } from './budget.types.js';
import { ForecastQueries } from './forecast.queries.js';

@Controller('api/v1/overview')
export class OverviewApiController {
  constructor(
    private readonly overview: OverviewQueries,
    private readonly budgets: BudgetQueries,
    private readonly service: BudgetService,
    private readonly forecasts: ForecastQueries,
  ) {}

  /** The one page of a year: sales, grants, margins, unpaid, VAT, thresholds, hours, chain, what is left to close. */
  @Get()
  @Allow('director', 'accountant')
  page(@Caller() scope: Scope, @Query() { period }: OverviewQuery): Promise<YearOverview> {
    return this.overview.page(scope, period ?? undefined);
  }

  /** Budget and what became of it: the compte rendu financier of a school year. */
  @Get('budgets/:schoolYear')
  @Allow('director', 'accountant')
  report(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) schoolYear: string): Promise<GrantReport> {
    return this.budgets.report(scope, schoolYear);
  }

  /** Saves the budget of a school year, whole. */
  @Post('budgets/:schoolYear')
  @HttpCode(204)
  @Allow('director', 'accountant')
  save(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) schoolYear: string,
    @Body() dto: SaveBudget,
  ): Promise<void> {
    return this.service.save(scope, schoolYear, dto);
  }

  /** Money of a school year by month: what came, what is expected. */
  @Get('forecasts/:schoolYear')
  @Allow('director', 'accountant')
  forecast(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) schoolYear: string): Promise<Forecast> {
    return this.forecasts.of(scope, schoolYear);
  }
}
