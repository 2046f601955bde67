import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import { Clock } from '../../core/time/clock.js';
import { schoolYearOf } from '../../core/time/local-date.js';
import { say } from '../../core/words/words.js';
import { revenueChart } from './funding.charts.js';
import { RevenueQuery } from './funding.dto.js';
import { FundingQueries } from './funding.queries.js';
import { fundingWords } from './funding.words.js';
import { SchoolYearPipe } from './school-year.js';
import { FundingView } from './views/funding-view.js';
import { HeadcountView } from './views/headcount-view.js';
import { RevenueView } from './views/revenue-view.js';

@Controller()
export class FundingPagesController {
  constructor(
    private readonly queries: FundingQueries,
    private readonly clock: Clock,
  ) {}

  @Get('funding')
  @Allow('director', 'accountant', 'funder')
  present(): Redirect {
    return new Redirect(`/funding/${schoolYearOf(this.clock.today())}`);
  }

  @Get('funding/:schoolYear')
  @Allow('director', 'accountant', 'funder')
  async page(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) year: string): Promise<Page> {
    const words = say(fundingWords, scope.locale);
    return new Page(
      words.title(year),
      <FundingView locale={scope.locale} page={await this.queries.page(scope, year)} />,
    );
  }

  @Get('funding/:schoolYear/charts/revenue.svg')
  @Allow('director', 'accountant', 'funder')
  async chart(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Query('theme') theme?: string,
  ): Promise<FileAnswer> {
    const page = await this.queries.page(scope, year);
    const svg = await revenueChart(page, scope.locale, theme === 'dark' ? 'dark' : 'light');
    return new FileAnswer({ name: 'revenue.svg', mediaType: 'image/svg+xml', bytes: Buffer.from(svg) }, true);
  }

  @Get('funding/:schoolYear/revenue')
  @Allow('director', 'accountant')
  async revenue(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Query() query: RevenueQuery,
  ): Promise<Page> {
    const [choices, list] = await Promise.all([
      this.queries.revenueChoices(scope, year),
      this.queries.revenue(scope, year, query),
    ]);
    return new Page(
      say(fundingWords, scope.locale).revenueTitle(year),
      <RevenueView locale={scope.locale} list={list} choices={choices} query={query} />,
    );
  }

  @Get('funding/:schoolYear/headcount')
  @Allow('director', 'accountant', 'funder')
  async headcount(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) year: string): Promise<Page> {
    const headcount = await this.queries.headcount(scope, year);
    return new Page(
      say(fundingWords, scope.locale).headcountTitle(year),
      <HeadcountView locale={scope.locale} headcount={headcount} />,
    );
  }
}
