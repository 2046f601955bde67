import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody } from '../../core/http/forms.js';
import { say } from '../../core/words/words.js';
import { SchoolYearPipe } from '../funding/index.js';
import { OverviewPapers } from './overview.papers.js';
import { budgetWords } from './overview.words.js';
import { SaveBudget } from './budget.dto.js';
import { BudgetQueries } from './budget.queries.js';
import { BudgetService } from './budget.service.js';
import { BudgetForm } from './views/budget-form.js';
import { ReportView } from './views/report-view.js';

@Controller('overview/budgets/:schoolYear')
export class BudgetPagesController {
  constructor(
    private readonly service: BudgetService,
    private readonly queries: BudgetQueries,
    private readonly papers: OverviewPapers,
  ) {}

  @Get()
  @Allow('director', 'accountant')
  async report(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) year: string): Promise<Page> {
    const report = await this.queries.report(scope, year);
    const title = say(budgetWords, scope.locale).title(year);
    return new Page(title, <ReportView locale={scope.locale} report={report} />);
  }

  @Get('report.pdf')
  @Allow('director', 'accountant')
  async pdf(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) year: string): Promise<FileAnswer> {
    return new FileAnswer(await this.papers.reportPdf(scope, year));
  }

  @Get('report.xlsx')
  @Allow('director', 'accountant')
  async xlsx(@Caller() scope: Scope, @Param('schoolYear', SchoolYearPipe) year: string): Promise<FileAnswer> {
    return new FileAnswer(await this.papers.reportXlsx(scope, year));
  }

  @Get('edit')
  @Allow('director', 'accountant')
  async edit(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    trouble = NO_TROUBLE,
  ): Promise<Page> {
    const view = { locale: scope.locale, budget: await this.queries.budget(scope, year), trouble };
    return new Page(say(budgetWords, scope.locale).editTitle(year), <BudgetForm {...view} formKey={randomUUID()} />);
  }

  @Post()
  @Allow('director', 'accountant')
  save(
    @Caller() scope: Scope,
    @Param('schoolYear', SchoolYearPipe) year: string,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitForm(scope.locale, SaveBudget, body, {
      done: async (dto) => {
        await this.service.save(scope, year, dto);
        return new Redirect(`/overview/budgets/${year}`, { done: say(budgetWords, scope.locale).saved });
      },
      again: (trouble) => this.edit(scope, year, trouble),
    });
  }
}
