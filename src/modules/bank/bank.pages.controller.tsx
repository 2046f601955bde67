import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { EveryTime } from '../../core/http/every-time.js';
import {
  fieldsIn,
  NO_TROUBLE,
  submitFile,
  submitForm,
  type FormBody,
  type FormTrouble,
} from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { say } from '../../core/words/words.js';
import { BringStatement, LinesQuery, MatchLine, PaidGrant, RefundedNote, ReturnedPayment } from './bank.dto.js';
import { BankMatching } from './bank-matching.js';
import { BankQueries } from './bank.queries.js';
import { bankWords } from './bank.words.js';
import { GrantMatching } from './grant-matching.js';
import { StatementImport } from './statement-import.js';
import { SureMatching } from './sure-matching.js';
import { BankView } from './views/bank.js';
import { ChooseView } from './views/choose.js';

@Controller('bank')
export class BankPagesController {
  constructor(
    private readonly queries: BankQueries,
    private readonly matching: BankMatching,
    private readonly imports: StatementImport,
    private readonly grants: GrantMatching,
    private readonly sure: SureMatching,
  ) {}

  @Get()
  @Allow('director', 'accountant')
  lines(@Caller() scope: Scope, @Query() query: LinesQuery): Promise<Page> {
    return this.page(scope, query, NO_TROUBLE);
  }

  @Post('statements')
  @TakesFile()
  @Allow('director', 'accountant')
  bring(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitFile(scope.locale, body, {
      done: async () => {
        const { account } = readForm(BringStatement, { account: fieldsIn(body).account });
        const { added, known, elsewhere } = await this.imports.bring(scope, broughtFile(body), account);
        return new Redirect('/bank', { done: say(bankWords, scope.locale).brought(added, known, elsewhere) });
      },
      again: (trouble) => this.page(scope, {}, trouble),
    });
  }

  // Each of its own transaction: under a key one refusal would undo them all, and asked again it does nothing.
  @EveryTime()
  @Post('matches')
  @Allow('director', 'accountant')
  async matchSure(@Caller() scope: Scope): Promise<Redirect> {
    const count = await this.sure.matchAll(scope);
    return new Redirect('/bank', { done: say(bankWords, scope.locale).sureDone(count) });
  }

  @Get('lines/:movementId')
  @Allow('director', 'accountant')
  choose(@Caller() scope: Scope, @Param('movementId', IdPipe) movementId: number): Promise<Page> {
    return this.choosePage(scope, movementId, NO_TROUBLE);
  }

  @Post('lines/:movementId/match')
  @Allow('director', 'accountant')
  match(
    @Caller() scope: Scope,
    @Param('movementId', IdPipe) movementId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const invoices = Object.values(fieldsIn(body.invoices));
    return submitForm(
      scope.locale,
      MatchLine,
      { invoices },
      {
        done: async (dto) => {
          await this.matching.match(scope, movementId, dto.invoices);
          return new Redirect('/bank', { done: say(bankWords, scope.locale).matchedDone });
        },
        again: (trouble) => this.choosePage(scope, movementId, trouble),
      },
    );
  }

  @Post('lines/:movementId/grant')
  @Allow('director', 'accountant')
  async grant(
    @Caller() scope: Scope,
    @Param('movementId', IdPipe) movementId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.grants.match(scope, movementId, readForm(PaidGrant, body).grantId);
    return new Redirect('/bank', { done: say(bankWords, scope.locale).grantDone });
  }

  @Post('lines/:movementId/set-aside')
  @Allow('director', 'accountant')
  async setAside(@Caller() scope: Scope, @Param('movementId', IdPipe) movementId: number): Promise<Redirect> {
    await this.matching.setAside(scope, movementId);
    return new Redirect('/bank', { done: say(bankWords, scope.locale).asideDone });
  }

  @Post('lines/:movementId/reopen')
  @Allow('director', 'accountant')
  async reopen(@Caller() scope: Scope, @Param('movementId', IdPipe) movementId: number): Promise<Redirect> {
    await this.matching.reopen(scope, movementId);
    return new Redirect('/bank', { done: say(bankWords, scope.locale).reopenedDone });
  }

  @Post('lines/:movementId/fee')
  @Allow('director', 'accountant')
  async fee(@Caller() scope: Scope, @Param('movementId', IdPipe) movementId: number): Promise<Redirect> {
    await this.matching.fee(scope, movementId);
    return new Redirect('/bank', { done: say(bankWords, scope.locale).feeDone });
  }

  @Post('lines/:movementId/refund')
  @Allow('director', 'accountant')
  async refund(
    @Caller() scope: Scope,
    @Param('movementId', IdPipe) movementId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.matching.refund(scope, movementId, readForm(RefundedNote, body).creditNoteId);
    return new Redirect('/bank', { done: say(bankWords, scope.locale).refundDone });
  }

  @Post('lines/:movementId/return')
  @Allow('director', 'accountant')
  async takeBack(
    @Caller() scope: Scope,
    @Param('movementId', IdPipe) movementId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.matching.takeBack(scope, movementId, readForm(ReturnedPayment, body).paymentId);
    return new Redirect('/bank', { done: say(bankWords, scope.locale).returnedDone });
  }

  private async page(scope: Scope, query: LinesQuery, trouble: FormTrouble): Promise<Page> {
    const lines = await this.queries.lines(scope, query);
    const keyed = lines.rows.map((line) => ({ ...line, key: randomUUID() }));
    const view = {
      locale: scope.locale,
      accounts: await this.queries.accounts(scope),
      lines: { ...lines, rows: keyed },
      filters: query,
      trouble,
      formKey: randomUUID(),
    };
    return new Page(say(bankWords, scope.locale).bank, <BankView {...view} />);
  }

  private async choosePage(scope: Scope, movementId: number, trouble: FormTrouble): Promise<Page> {
    const line = await this.queries.line(scope, movementId);
    const unpaid = line.state === 'open' ? await this.queries.unpaid(scope) : [];
    const grants = line.state === 'open' ? await this.queries.openGrants(scope) : [];
    const view = { locale: scope.locale, line, unpaid, grants, trouble, formKey: randomUUID() };
    return new Page(say(bankWords, scope.locale).bank, <ChooseView {...view} />);
  }
}
