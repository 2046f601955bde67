import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, type FileAnswer } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { PartnersQueries } from '../partners/index.js';
import { StatementQuery } from './payments.dto.js';
import { paymentsWords } from './payments.words.js';
import { statementFile } from './statement.file.js';
import { StatementQueries } from './statement.queries.js';
import { StatementView } from './views/statement-view.js';

/** The account of a partner, as the school reads it. */
@Controller('partners/:partnerId')
export class StatementController {
  constructor(
    private readonly statements: StatementQueries,
    private readonly partners: PartnersQueries,
  ) {}

  @Get('statement')
  @Allow('director', 'accountant')
  async statement(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Query() query: StatementQuery,
  ): Promise<Page> {
    const statement = await this.statements.of(scope, partnerId, query);
    const { name } = await this.partners.get(scope, partnerId);
    const back = { href: `/partners/${partnerId}`, label: name };
    const view = { statement, name, back, path: `${back.href}/statement` };
    return new Page(say(paymentsWords, scope.locale).statement, <StatementView locale={scope.locale} {...view} />);
  }

  @Get('statement.csv')
  @Allow('director', 'accountant')
  async csv(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Query() query: StatementQuery,
  ): Promise<FileAnswer> {
    return statementFile(await this.statements.of(scope, partnerId, query), scope.locale);
  }
}
