import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { NewFundingLine, NewReceipt, NewStage, PaymentPlan, TakeBack } from './funding.dto.js';
import { filledRows } from './funding.forms.js';
import { FundingQueries } from './funding.queries.js';
import { FundingService } from './funding.service.js';
import { fundingWords } from './funding.words.js';
import { SchoolYearPipe } from './school-year.js';
import { FundingLineView } from './views/line-view.js';
import { NewLineView } from './views/new-line-view.js';

/** The pages of a grant, from its asking to its report. */
@Controller('funding/:schoolYear/lines')
export class GrantsPagesController {
  constructor(
    private readonly service: FundingService,
    private readonly queries: FundingQueries,
    private readonly clock: Clock,
  ) {}

  @Get('new')
  @Allow('director', 'accountant')
  newLine(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) year: string, trouble = NO_TROUBLE): Page {
    const title = say(fundingWords, scope.locale).add;
    return new Page(
      title,
      <NewLineView locale={scope.locale} schoolYear={year} trouble={trouble} idempotencyKey={randomUUID()} />,
    );
  }

  @Post()
  @Allow('director', 'accountant')
  addLine(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    const typed = filledRows({ ...body, schoolYear: year }, 'furtherDays');
    return submitForm(scope.locale, NewFundingLine, typed, {
      done: async (dto) => {
        const id = await this.service.addLine(scope, dto);
        return new Redirect(`/funding/${year}/lines/${id}`, { done: say(fundingWords, scope.locale).lineDone });
      },
      again: async (trouble) => this.newLine(scope, year, trouble),
    });
  }

  @Get(':lineId')
  @Allow('director', 'accountant')
  async line(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Param('lineId', IdPipe) lineId: number,
    trouble = NO_TROUBLE,
  ): Promise<Page> {
    const line = await this.queries.line(scope, year, lineId);
    const today = this.clock.today();
    return new Page(
      line.funder,
      <FundingLineView locale={scope.locale} line={line} trouble={trouble} formKey={randomUUID()} today={today} />,
    );
  }

  @Post(':lineId/stage')
  @Allow('director', 'accountant')
  async stage(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Param('lineId', IdPipe) lineId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    await this.queries.line(scope, year, lineId);
    return submitForm(scope.locale, NewStage, body, {
      done: async ({ version, ...dto }) => {
        await this.service.updateStage(scope, lineId, dto, version);
        return this.done(scope, `${year}/lines/${lineId}`, 'stageDone');
      },
      again: (trouble) => this.line(scope, year, lineId, trouble),
    });
  }

  @Post(':lineId/payment-plan')
  @Allow('director', 'accountant')
  async plan(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Param('lineId', IdPipe) lineId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    await this.queries.line(scope, year, lineId);
    return submitForm(scope.locale, PaymentPlan, filledRows(body, 'payments'), {
      done: async ({ payments, version }) => {
        await this.service.planPayments(scope, lineId, payments, version);
        return this.done(scope, `${year}/lines/${lineId}`, 'planDone');
      },
      again: (trouble) => this.line(scope, year, lineId, trouble),
    });
  }

  @Post(':lineId/receipts')
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
        return this.done(scope, `${year}/lines/${lineId}`, 'receiptDone');
      },
      again: (trouble) => this.line(scope, year, lineId, trouble),
    });
  }

  @Post(':lineId/receipts/:receiptId/reversal')
  @Allow('director', 'accountant')
  async takeBack(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Param('lineId', IdPipe) lineId: number,
    @Param('receiptId', IdPipe) receiptId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.queries.line(scope, year, lineId);
    await this.service.takeBack(scope, { lineId, receiptId }, readForm(TakeBack, body).reason);
    return this.done(scope, `${year}/lines/${lineId}`, 'takenBackDone');
  }

  private done(
    { locale }: Scope,
    place: string,
    word: 'stageDone' | 'planDone' | 'receiptDone' | 'takenBackDone',
  ): Redirect {
    return new Redirect(`/funding/${place}`, { done: say(fundingWords, locale)[word] });
  }
}
