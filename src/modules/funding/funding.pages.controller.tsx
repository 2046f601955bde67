import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { schoolYearOf } from '../../core/time/local-date.js';
import { say } from '../../core/words/words.js';
import { revenueChart } from './funding.charts.js';
import { NewFundingLine, NewReceipt, NewStage, RevenueQuery } from './funding.dto.js';
import { FundingQueries } from './funding.queries.js';
import { FundingService } from './funding.service.js';
import { fundingWords } from './funding.words.js';
import { SchoolYearPipe } from './school-year.js';
import { FundingView } from './views/funding-view.js';
import { HeadcountView } from './views/headcount-view.js';
import { FundingLineView } from './views/line-view.js';
import { NewLineView } from './views/new-line-view.js';
import { RevenueView } from './views/revenue-view.js';

@Controller()
export class FundingPagesController {
  constructor(
    private readonly service: FundingService,
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

  @Get('funding/:schoolYear/lines/new')
  @Allow('director', 'accountant')
  newLine(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) year: string, trouble = NO_TROUBLE): Page {
    const title = say(fundingWords, scope.locale).add;
    return new Page(
      title,
      <NewLineView locale={scope.locale} schoolYear={year} trouble={trouble} idempotencyKey={randomUUID()} />,
    );
  }

  @Post('funding/:schoolYear/lines')
  @Allow('director', 'accountant')
  addLine(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitForm(
      scope.locale,
      NewFundingLine,
      { ...body, schoolYear: year },
      {
        done: async (dto) => {
          const id = await this.service.addLine(scope, dto);
          return new Redirect(`/funding/${year}/lines/${id}`, { done: say(fundingWords, scope.locale).lineDone });
        },
        again: async (trouble) => this.newLine(scope, year, trouble),
      },
    );
  }

  @Get('funding/:schoolYear/lines/:lineId')
  @Allow('director', 'accountant')
  async line(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Param('lineId', IdPipe) lineId: number,
    trouble = NO_TROUBLE,
  ): Promise<Page> {
    const line = await this.queries.line(scope, year, lineId);
    const keys = { stage: randomUUID(), receipt: randomUUID() };
    const today = this.clock.today();
    return new Page(
      line.funder,
      <FundingLineView locale={scope.locale} line={line} trouble={trouble} keys={keys} today={today} />,
    );
  }

  @Post('funding/:schoolYear/lines/:lineId/stage')
  @Allow('director', 'accountant')
  async stage(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Param('lineId', IdPipe) lineId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    await this.queries.line(scope, year, lineId);
    return submitForm(scope.locale, NewStage, body, {
      done: async (dto) => {
        await this.service.updateStage(scope, lineId, dto, dto.version);
        return new Redirect(`/funding/${year}/lines/${lineId}`, { done: say(fundingWords, scope.locale).stageDone });
      },
      again: (trouble) => this.line(scope, year, lineId, trouble),
    });
  }

  @Post('funding/:schoolYear/lines/:lineId/receipts')
  @Allow('director', 'accountant')
  async receive(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Param('lineId', IdPipe) lineId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    await this.queries.line(scope, year, lineId);
    return submitForm(scope.locale, NewReceipt, body, {
      done: async (dto) => {
        await this.service.receive(scope, lineId, dto);
        return new Redirect(`/funding/${year}/lines/${lineId}`, { done: say(fundingWords, scope.locale).receiptDone });
      },
      again: (trouble) => this.line(scope, year, lineId, trouble),
    });
  }
}
