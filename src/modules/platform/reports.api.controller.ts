import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { MonthPipe } from '../../core/http/month-pipe.js';
import { NewReport } from './platform.dto.js';
import type { ReportMonth, ReportPeriodRead } from './platform.types.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';

/** Sales to consumers and their payments, as they are declared. */
@Controller('api/v1/platform/reports')
export class ReportsApiController {
  constructor(
    private readonly queries: ReportsQueries,
    private readonly reports: ReportsService,
  ) {}

  /** Periods to declare and declared, the newest first. */
  @Get()
  @Allow('director', 'accountant')
  periods(@Caller() scope: Scope): Promise<ReportPeriodRead[]> {
    return this.queries.periods(scope);
  }

  /** A month day by day: what was sold to consumers and abroad, and what of services was paid. */
  @Get(':month')
  @Allow('director', 'accountant')
  month(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<ReportMonth> {
    return this.queries.month(scope, month);
  }

  /** Declares a period that is over, or again when facts changed: the new file takes the place of the one before. */
  @Post()
  @Allow('director', 'accountant')
  async declare(
    @Caller() scope: Scope,
    @Body() told: NewReport,
  ): Promise<Created<{ fileId: number; correction: boolean }>> {
    const declared = await this.reports.declare(scope, told);
    return new Created(`/api/v1/files/${declared.fileId}`, declared);
  }
}
