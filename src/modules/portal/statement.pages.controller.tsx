import { Controller, Get, Query } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { FileAnswer, Page } from '../../core/http/answers.js';
import { say } from '../../core/words/words.js';
import { PartnersQueries } from '../partners/index.js';
import { statementFile, StatementPapers, StatementQueries, StatementQuery, StatementView } from '../payments/index.js';
import { portalWords } from './portal.words.js';

const PATH = '/portal/invoices/statement';

/** The account of the caller's own company. */
@Controller('portal/invoices')
export class PortalStatementPagesController {
  constructor(
    private readonly statements: StatementQueries,
    private readonly partners: PartnersQueries,
    private readonly papers: StatementPapers,
  ) {}

  @Get('statement')
  @Allow('payer')
  async statement(@CallerPartner() scope: PartnerScope, @Query() query: StatementQuery): Promise<Page> {
    const { locale, partnerId } = scope;
    const statement = await this.statements.of(scope, partnerId, query);
    const { name } = await this.partners.get(scope, partnerId);
    const words = say(portalWords, locale);
    const back = { href: '/portal/invoices', label: words.invoices };
    return new Page(words.statement, <StatementView {...{ locale, statement, name, back, path: PATH }} />);
  }

  @Get('statement.pdf')
  @Allow('payer')
  async pdf(@CallerPartner() scope: PartnerScope, @Query() query: StatementQuery): Promise<FileAnswer> {
    return new FileAnswer(await this.papers.print(scope, scope.partnerId, query), true);
  }

  @Get('statement.csv')
  @Allow('payer')
  async csv(@CallerPartner() scope: PartnerScope, @Query() query: StatementQuery): Promise<FileAnswer> {
    return statementFile(await this.statements.of(scope, scope.partnerId, query), scope.locale);
  }
}
