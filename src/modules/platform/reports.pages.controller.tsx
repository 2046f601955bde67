import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { csvOf } from '../../core/files/table.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import type { FormBody } from '../../core/http/forms.js';
import { MonthPipe } from '../../core/http/month-pipe.js';
import { readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { NewReport } from './platform.dto.js';
import { reportTable } from './report.tables.js';
import { reportWords } from './report.words.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';
import { ReportMonthView } from './views/report-month.js';
import { ReportsView } from './views/reports.js';

@Controller('platform/reports')
export class ReportsPagesController {
  constructor(
    private readonly queries: ReportsQueries,
    private readonly reports: ReportsService,
  ) {}

  @Get()
  @Allow('director', 'accountant')
  async periods(@Caller() scope: Scope): Promise<Page> {
    const periods = await this.queries.periods(scope);
    const view = { locale: scope.locale, periods, formKey: randomUUID() };
    return new Page(say(reportWords, scope.locale).reports, <ReportsView {...view} />);
  }

  @Get(':month')
  @Allow('director', 'accountant')
  async month(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<Page> {
    const days = await this.queries.month(scope, month);
    return new Page(say(reportWords, scope.locale).reports, <ReportMonthView locale={scope.locale} days={days} />);
  }

  @Get(':month/days.csv')
  @Allow('director', 'accountant')
  async csv(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<FileAnswer> {
    const days = await this.queries.month(scope, month);
    const bytes = Buffer.from(csvOf(reportTable(days, scope.locale), scope.locale));
    return new FileAnswer({ name: `e-reporting-${month}.csv`, mediaType: 'text/csv; charset=utf-8', bytes });
  }

  @Post()
  @Allow('director', 'accountant')
  async declare(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect> {
    const { correction } = await this.reports.declare(scope, readForm(NewReport, body));
    const words = say(reportWords, scope.locale);
    return new Redirect('/platform/reports', { done: correction ? words.correctedDone : words.declaredDone });
  }
}
