import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { NewFundingLine, NewReceipt, NewStage, PaymentPlan, RevenueQuery, TakeBack } from './funding.dto.js';
import { FundingQueries } from './funding.queries.js';
import { FundingService } from './funding.service.js';
import { FundingLines } from './funding-lines.queries.js';
import type {
  FundingDeadline,
  FundingLineRead,
  FundingLineSheet,
  FundingPage,
  Headcount,
  RevenueList,
} from './funding.types.js';
import { SchoolYearPipe } from './school-year.js';

@Controller('api/v1/funding')
export class FundingApiController {
  constructor(
    private readonly service: FundingService,
    private readonly queries: FundingQueries,
    private readonly grants: FundingLines,
  ) {}

  /** Adds a line of funding to the school year it names. */
  @Post('lines')
  @Allow('director', 'accountant')
  async addLine(@Caller() scope: Scope, @Body() dto: NewFundingLine): Promise<Created<FundingLineSheet>> {
    const id = await this.service.addLine(scope, dto);
    const line = await this.queries.line(scope, dto.schoolYear, id);
    return new Created(`/api/v1/funding/${dto.schoolYear}/lines/${id}`, line);
  }

  /** What is to be done for grants, or to come from them, within 60 days. */
  @Get('deadlines')
  @Allow('director', 'accountant')
  deadlines(@Caller() scope: Scope): Promise<FundingDeadline[]> {
    return this.grants.deadlines(scope);
  }

  /** How a school year is funded; a funder gets sums only. */
  @Get(':schoolYear')
  @Allow('director', 'accountant', 'funder')
  page(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) schoolYear: string): Promise<FundingPage> {
    return this.queries.page(scope, schoolYear);
  }

  /** The invoices the sales are made of. */
  @Get(':schoolYear/revenue')
  @Allow('director', 'accountant')
  revenue(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) schoolYear: string,
    @Query() query: RevenueQuery,
  ): Promise<RevenueList> {
    return this.queries.revenue(scope, schoolYear, query);
  }

  /** Learners counted, by class. */
  @Get(':schoolYear/headcount')
  @Allow('director', 'accountant', 'funder')
  headcount(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) schoolYear: string): Promise<Headcount> {
    return this.queries.headcount(scope, schoolYear);
  }

  @Get(':schoolYear/lines')
  @Allow('director', 'accountant')
  lines(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) schoolYear: string): Promise<FundingLineRead[]> {
    return this.queries.lines(scope, schoolYear);
  }

  @Get(':schoolYear/lines/:lineId')
  @Allow('director', 'accountant')
  line(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) schoolYear: string,
    @Param('lineId', IdPipe) lineId: number,
  ): Promise<FundingLineSheet> {
    return this.queries.line(scope, schoolYear, lineId);
  }

  /** Moves the file of a grant to another stage. */
  @Post(':schoolYear/lines/:lineId/stage')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async stage(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) schoolYear: string,
    @Param('lineId', IdPipe) lineId: number,
    @Body() dto: NewStage,
  ): Promise<void> {
    await this.queries.line(scope, schoolYear, lineId);
    await this.service.updateStage(scope, lineId, dto, dto.version);
  }

  /** Records money received for a grant. */
  @Post(':schoolYear/lines/:lineId/receipts')
  @Allow('director', 'accountant')
  async receive(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) schoolYear: string,
    @Param('lineId', IdPipe) lineId: number,
    @Body() dto: NewReceipt,
  ): Promise<Created<FundingLineSheet>> {
    await this.queries.line(scope, schoolYear, lineId);
    await this.service.receive(scope, lineId, dto);
    return new Created(
      `/api/v1/funding/${schoolYear}/lines/${lineId}`,
      await this.queries.line(scope, schoolYear, lineId),
    );
  }

  /** Takes a receipt back: its row stays, another one takes its amount off. */
  @Post(':schoolYear/lines/:lineId/receipts/:receiptId/reversal')
  @Allow('director', 'accountant')
  async takeBack(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) schoolYear: string,
    @Param('lineId', IdPipe) lineId: number,
    @Param('receiptId', IdPipe) receiptId: number,
    @Body() dto: TakeBack,
  ): Promise<Created<FundingLineSheet>> {
    await this.queries.line(scope, schoolYear, lineId);
    await this.service.takeBack(scope, { lineId, receiptId }, dto.reason);
    return new Created(
      `/api/v1/funding/${schoolYear}/lines/${lineId}`,
      await this.queries.line(scope, schoolYear, lineId),
    );
  }

  /** Sets the payments the agreement announces, all of them. */
  @Post(':schoolYear/lines/:lineId/payment-plan')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async plan(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) schoolYear: string,
    @Param('lineId', IdPipe) lineId: number,
    @Body() dto: PaymentPlan,
  ): Promise<void> {
    await this.queries.line(scope, schoolYear, lineId);
    await this.service.planPayments(scope, lineId, dto.payments, dto.version);
  }
}
