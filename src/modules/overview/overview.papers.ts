import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import type { FileContent } from '../../core/files/file-store.js';
import { xlsxOf } from '../../core/files/xlsx.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { SchoolQueries } from '../school/index.js';
import { BOARD_TEMPLATE, overviewData, REPORT_TEMPLATE, reportData } from './overview.document.js';
import { OverviewQueries } from './overview.queries.js';
import { overviewTables } from './overview.tables.js';
import { overviewWords, budgetWords } from './overview.words.js';
import { BudgetQueries } from './budget.queries.js';
import { reportTables } from './budget.tables.js';

/** The overview page and the grant report, to print and to calculate with. They show the day, so they are not kept. */
@Injectable()
export class OverviewPapers {
  constructor(
    private readonly overview: OverviewQueries,
    private readonly budgets: BudgetQueries,
    private readonly school: SchoolQueries,
    private readonly renderer: DocumentRenderer,
    private readonly clock: Clock,
  ) {}

  async overviewPdf(scope: Scope, period?: string): Promise<FileContent> {
    const page = await this.overview.page(scope, period);
    const title = say(overviewWords, scope.locale).title(page.period.name);
    const { name } = await this.school.school(scope);
    const bytes = await this.print(scope, BOARD_TEMPLATE, overviewData(page, name, scope.locale), {
      title,
      author: name,
    });
    return { name: `tableau-de-bord-${page.period.name}.pdf`, mediaType: 'application/pdf', bytes };
  }

  async overviewXlsx(scope: Scope, period?: string): Promise<FileContent> {
    const page = await this.overview.page(scope, period);
    return xlsxOf(`tableau-de-bord-${page.period.name}.xlsx`, Object.values(overviewTables(page, scope.locale)));
  }

  async reportPdf(scope: Scope, schoolYear: string): Promise<FileContent> {
    const report = await this.budgets.report(scope, schoolYear);
    const title = say(budgetWords, scope.locale).title(schoolYear);
    const { legalName } = await this.school.school(scope);
    const data = reportData(report, legalName, scope.locale);
    const bytes = await this.print(scope, REPORT_TEMPLATE, data, { title, author: legalName });
    return { name: `compte-rendu-financier-${schoolYear}.pdf`, mediaType: 'application/pdf', bytes };
  }

  async reportXlsx(scope: Scope, schoolYear: string): Promise<FileContent> {
    const report = await this.budgets.report(scope, schoolYear);
    return xlsxOf(`compte-rendu-financier-${schoolYear}.xlsx`, Object.values(reportTables(report, scope.locale)));
  }

  private print(
    { locale }: Scope,
    template: string,
    data: object,
    about: { title: string; author: string },
  ): Promise<Buffer> {
    return this.renderer.render(template, data, { ...about, at: this.clock.now(), locale });
  }
}
