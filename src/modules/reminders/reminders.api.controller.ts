import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Letters } from './letters.js';
import { Penalties } from './penalties.js';
import { PenaltyQueries } from './penalty.queries.js';
import { ReminderHolds } from './reminder-holds.js';
import { GiveUpPenalty, HoldReminders, LetterKey, LettersQuery, SendLetters } from './reminders.dto.js';
import { RemindersQueries } from './reminders.queries.js';
import { RemindersService } from './reminders.service.js';
import type { CustomerReminders, PenaltyRead, ProposedLetter, SentLetter } from './reminders.types.js';

@Controller('api/v1')
export class RemindersApiController {
  constructor(
    private readonly letters: Letters,
    private readonly queries: RemindersQueries,
    private readonly reminders: RemindersService,
    private readonly holds: ReminderHolds,
    private readonly penaltyQueries: PenaltyQueries,
    private readonly penalties: Penalties,
  ) {}

  /** The letters the plan proposes to send today, one for a customer and level. */
  @Get('reminders')
  @Allow('director', 'accountant')
  async today(@Caller() scope: Scope): Promise<ProposedLetter[]> {
    const letters = await this.letters.today(scope);
    return letters.map(({ key, partnerId, partnerName, level, dueCents, invoices }) => ({
      ...{ key, partnerId, partnerName, level, dueCents, invoices },
    }));
  }

  /** Sends letters of the list, all or none; formal notices are made one by one. */
  @Post('reminders')
  @HttpCode(200)
  @Allow('director', 'accountant')
  async send(@Caller() scope: Scope, @Body() { letters }: SendLetters): Promise<{ letterIds: number[] }> {
    const keys = letters.map(({ key }) => key);
    return { letterIds: await this.reminders.send(scope, keys) };
  }

  /** Makes one formal notice: kept to be printed and sent by registered post. */
  @Post('reminders/formal-notices')
  @HttpCode(200)
  @Allow('director', 'accountant')
  async establish(@Caller() scope: Scope, @Body() { key }: LetterKey): Promise<{ letterId: number }> {
    return { letterId: await this.reminders.establish(scope, key) };
  }

  /** Letters that left, newest first. */
  @Get('reminders/letters')
  @Allow('director', 'accountant')
  list(@Caller() scope: Scope, @Query() query: LettersQuery): Promise<Listed<SentLetter>> {
    return this.queries.letters(scope, query);
  }

  /** What a customer owes, and the letters sent to it. */
  @Get('partners/:partnerId/reminders')
  @Allow('director', 'accountant')
  customer(@Caller() scope: Scope, @Param('partnerId', IdPipe) partnerId: number): Promise<CustomerReminders> {
    return this.queries.customer(scope, partnerId);
  }

  /** What the law would give on an invoice paid late, and what was decided of it. */
  @Get('invoices/:invoiceId/penalty')
  @Allow('director', 'accountant')
  penalty(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<PenaltyRead> {
    return this.penaltyQueries.of(scope, invoiceId);
  }

  /** Claims it by a note of its own, which goes to the customer and is owed. */
  @Post('invoices/:invoiceId/penalty-claim')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async claim(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<void> {
    await this.penalties.claim(scope, invoiceId);
  }

  /** Gives it up before it is claimed. */
  @Post('invoices/:invoiceId/penalty-waiver')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async waive(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<void> {
    await this.penalties.waive(scope, invoiceId);
  }

  /** Gives up what is left of a claimed note. */
  @Post('invoices/:invoiceId/penalty-giving-up')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async giveUp(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() { reason }: GiveUpPenalty,
  ): Promise<void> {
    await this.penalties.giveUp(scope, invoiceId, reason);
  }

  /** A dispute, a promise of payment, or the end of one. */
  @Post('invoices/:invoiceId/reminder-holds')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async hold(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() dto: HoldReminders,
  ): Promise<void> {
    await this.holds.hold(scope, invoiceId, dto);
  }
}
