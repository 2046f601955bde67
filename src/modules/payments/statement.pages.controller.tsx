import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import type { FormBody } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { PartnersQueries } from '../partners/index.js';
import { StatementQuery } from './payments.dto.js';
import { paymentsWords } from './payments.words.js';
import { statementFile } from './statement.file.js';
import { StatementMail } from './statement.mail.js';
import { StatementPapers } from './statement.papers.js';
import { StatementQueries } from './statement.queries.js';
import { StatementView } from './views/statement-view.js';

/** The account of a partner, as the school reads it. */
@Controller('partners/:partnerId')
export class StatementController {
  constructor(
    private readonly statements: StatementQueries,
    private readonly partners: PartnersQueries,
    private readonly papers: StatementPapers,
    private readonly mail: StatementMail,
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
    const acts = { remindersOf: partnerId, formKey: randomUUID() };
    const view = { statement, name, back, path: `${back.href}/statement`, acts };
    return new Page(say(paymentsWords, scope.locale).statement, <StatementView locale={scope.locale} {...view} />);
  }

  @Get('statement.pdf')
  @Allow('director', 'accountant')
  async pdf(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Query() query: StatementQuery,
  ): Promise<FileAnswer> {
    return new FileAnswer(await this.papers.print(scope, partnerId, query), true);
  }

  @Post('statement/sendings')
  @Allow('director', 'accountant')
  async send(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    const query = readForm(StatementQuery, body);
    await this.mail.send(scope, partnerId, query);
    const { statementSent } = say(paymentsWords, scope.locale);
    return new Redirect(`/partners/${partnerId}/statement`, { done: statementSent });
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
