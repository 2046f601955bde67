import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { SchoolYearPipe } from '../funding/index.js';
import { forecastChart } from './overview.charts.js';
import { OverviewQuery } from './overview.dto.js';
import { OverviewPapers } from './overview.papers.js';
import { OverviewQueries } from './overview.queries.js';
import { overviewWords, forecastWords } from './overview.words.js';
import { ForecastQueries } from './forecast.queries.js';
import { FunderLetters } from './funder-letters.js';
import { OverviewView } from './views/overview-view.js';
import { ForecastView } from './views/forecast-view.js';

@Controller()
export class OverviewPagesController {
  constructor(
    private readonly overview: OverviewQueries,
    private readonly papers: OverviewPapers,
    private readonly forecasts: ForecastQueries,
    private readonly letters: FunderLetters,
  ) {}

  @Get('overview')
  @Allow('director', 'accountant')
  async page(@Caller() scope: Scope, @Query() { period }: OverviewQuery): Promise<Page> {
    const page = await this.overview.page(scope, period ?? undefined);
    const title = say(overviewWords, scope.locale).title(page.period.name);
    return new Page(title, <OverviewView locale={scope.locale} page={page} />);
  }

  @Get('overview.pdf')
  @Allow('director', 'accountant')
  async pdf(@Caller() scope: Scope, @Query() { period }: OverviewQuery): Promise<FileAnswer> {
    return new FileAnswer(await this.papers.overviewPdf(scope, period ?? undefined));
  }

  @Get('overview.xlsx')
  @Allow('director', 'accountant')
  async xlsx(@Caller() scope: Scope, @Query() { period }: OverviewQuery): Promise<FileAnswer> {
    return new FileAnswer(await this.papers.overviewXlsx(scope, period ?? undefined));
  }

  @Get('overview/forecasts/:schoolYear')
  @Allow('director', 'accountant')
  async forecast(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) year: string): Promise<Page> {
    const forecast = await this.forecasts.of(scope, year);
    const title = say(forecastWords, scope.locale).title(year);
    return new Page(title, <ForecastView locale={scope.locale} forecast={forecast} />);
  }

  @Get('overview/forecasts/:schoolYear/chart.svg')
  @Allow('director', 'accountant')
  async chart(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Query('theme') theme?: string,
  ): Promise<FileAnswer> {
    const forecast = await this.forecasts.of(scope, year);
    const svg = await forecastChart(forecast, scope.locale, theme === 'dark' ? 'dark' : 'light');
    return new FileAnswer({ name: 'forecast.svg', mediaType: 'image/svg+xml', bytes: Buffer.from(svg) }, true);
  }

  /** To all funders. */
  @Get('overview/letters/:schoolYear')
  @Allow('director', 'accountant')
  async letter(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) year: string): Promise<FileAnswer> {
    return new FileAnswer(await this.letters.draw(scope, year, null));
  }

  /** To the funder of a grant. */
  @Get('overview/letters/:schoolYear/:lineId')
  @Allow('director', 'accountant')
  async letterTo(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Param('lineId', IdPipe) lineId: number,
  ): Promise<FileAnswer> {
    return new FileAnswer(await this.letters.draw(scope, year, lineId));
  }
}
