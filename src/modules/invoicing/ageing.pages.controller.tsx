import { Controller, Get } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page } from '../../core/http/answers.js';
import { csvOf } from '../../core/files/table.js';
import { xlsxOf } from '../../core/files/xlsx.js';
import { say } from '../../core/words/words.js';
import { AgeingQueries } from './ageing.queries.js';
import { ageingTable } from './invoicing.tables.js';
import { invoicingWords } from './invoicing.words.js';
import { AgeingView } from './views/ageing.js';

@Controller()
export class AgeingPagesController {
  constructor(private readonly queries: AgeingQueries) {}

  @Get('invoices/ageing')
  @Allow('director', 'accountant')
  async page(@Caller() scope: Scope): Promise<Page> {
    const ageing = await this.queries.ageing(scope);
    return new Page(say(invoicingWords, scope.locale).ageing, <AgeingView locale={scope.locale} ageing={ageing} />);
  }

  @Get('invoices/ageing.csv')
  @Allow('director', 'accountant')
  async csv(@Caller() scope: Scope): Promise<FileAnswer> {
    const ageing = await this.queries.ageing(scope);
    const name = `${scope.locale === 'fr' ? 'balance-agee' : 'ageing'}-${ageing.on}.csv`;
    const bytes = Buffer.from(csvOf(ageingTable(ageing, scope.locale), scope.locale));
    return new FileAnswer({ name, mediaType: 'text/csv; charset=utf-8', bytes });
  }

  @Get('invoices/ageing.xlsx')
  @Allow('director', 'accountant')
  async xlsx(@Caller() scope: Scope): Promise<FileAnswer> {
    const ageing = await this.queries.ageing(scope);
    const name = `${scope.locale === 'fr' ? 'balance-agee' : 'ageing'}-${ageing.on}.xlsx`;
    return new FileAnswer(xlsxOf(name, [ageingTable(ageing, scope.locale)]));
  }
}
