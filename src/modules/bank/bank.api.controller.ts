import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { EveryTime } from '../../core/http/every-time.js';
import { fieldsIn, type FormBody } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { BringStatement, LinesQuery, MatchLine, PaidGrant, RefundedNote, ReturnedPayment } from './bank.dto.js';
import { BankMatching } from './bank-matching.js';
import { BankQueries } from './bank.queries.js';
import type { BankLineRead, ImportResult } from './bank.types.js';
import { GrantMatching } from './grant-matching.js';
import { StatementImport } from './statement-import.js';
import { SureMatching } from './sure-matching.js';

@Controller('api/v1/bank')
export class BankApiController {
  constructor(
    private readonly queries: BankQueries,
    private readonly matching: BankMatching,
    private readonly imports: StatementImport,
    private readonly grants: GrantMatching,
    private readonly sure: SureMatching,
  ) {}

  /** Brings a statement in (CAMT.053, OFX or CSV): all of it or nothing, each movement once. */
  @Post('statements')
  @TakesFile()
  @HttpCode(200)
  @Allow('director', 'accountant')
  bring(@Caller() scope: Scope, @Body() body: FormBody): Promise<ImportResult> {
    const { account } = readForm(BringStatement, { account: fieldsIn(body).account });
    return this.imports.bring(scope, broughtFile(body), account);
  }

  /** Movements, the last first; open ones unless another state is asked. */
  @Get('lines')
  @Allow('director', 'accountant')
  lines(@Caller() scope: Scope, @Query() query: LinesQuery): Promise<Listed<BankLineRead>> {
    return this.queries.lines(scope, query);
  }

  /** Records a movement as a payment of these invoices and penalty notes. */
  @Post('lines/:movementId/match')
  @Allow('director', 'accountant')
  async match(
    @Caller() scope: Scope,
    @Param('movementId', IdPipe) movementId: number,
    @Body() { invoices }: MatchLine,
  ): Promise<Created<{ paymentId: number }>> {
    const { paymentId } = await this.matching.match(scope, movementId, invoices);
    return new Created(`/api/v1/payments/${paymentId}`, { paymentId });
  }

  /** Records a movement as a receipt of this grant. */
  @Post('lines/:movementId/grant')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async grant(
    @Caller() scope: Scope,
    @Param('movementId', IdPipe) movementId: number,
    @Body() { grantId }: PaidGrant,
  ): Promise<void> {
    await this.grants.match(scope, movementId, grantId);
  }

  /** A movement that is no payment of a customer. */
  @Post('lines/:movementId/set-aside')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async setAside(@Caller() scope: Scope, @Param('movementId', IdPipe) movementId: number): Promise<void> {
    await this.matching.setAside(scope, movementId);
  }

  /** A movement set aside that is to settle after all. */
  @Post('lines/:movementId/reopen')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async reopen(@Caller() scope: Scope, @Param('movementId', IdPipe) movementId: number): Promise<void> {
    await this.matching.reopen(scope, movementId);
  }

  /** A debit that is a fee of the bank. */
  @Post('lines/:movementId/fee')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async fee(@Caller() scope: Scope, @Param('movementId', IdPipe) movementId: number): Promise<void> {
    await this.matching.fee(scope, movementId);
  }

  /** A debit that gives a credit note back. */
  @Post('lines/:movementId/refund')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async refund(
    @Caller() scope: Scope,
    @Param('movementId', IdPipe) movementId: number,
    @Body() { creditNoteId }: RefundedNote,
  ): Promise<void> {
    await this.matching.refund(scope, movementId, creditNoteId);
  }

  /** A debit that takes a payment back: a cheque or transfer that was returned. */
  @Post('lines/:movementId/return')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async takeBack(
    @Caller() scope: Scope,
    @Param('movementId', IdPipe) movementId: number,
    @Body() { paymentId }: ReturnedPayment,
  ): Promise<void> {
    await this.matching.takeBack(scope, movementId, paymentId);
  }

  /** Records every movement whose proposal is sure (a score of 90 or more). */
  @EveryTime()
  @Post('matches')
  @HttpCode(200)
  @Allow('director', 'accountant')
  async matchSure(@Caller() scope: Scope): Promise<{ recorded: number }> {
    return { recorded: await this.sure.matchAll(scope) };
  }
}
