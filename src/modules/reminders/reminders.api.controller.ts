import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Letters } from './letters.js';
import { Penalties } from './penalties.js';
import { PenaltyQueries } from './penalty.queries.js';
import { ReminderHolds } from './reminder-holds.js';
import { HoldReminders, SendLetters } from './reminders.dto.js';
import { RemindersQueries } from './reminders.queries.js';
import { RemindersService } from './reminders.service.js';
import type { CustomerReminders, PenaltyRead, ProposedLetter } from './reminders.types.js';

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

  /** Sends letters of the list, all or none; a formal notice is kept to be printed. */
  @Post('reminders')
  @HttpCode(200)
  @Allow('director', 'accountant')
  async send(@Caller() scope: Scope, @Body() { letters }: SendLetters): Promise<{ letterIds: number[] }> {
    const keys = letters.map(({ key }) => key);
    return { letterIds: await this.reminders.send(scope, keys) };
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

  /** Claims it by a note of its own, which goes to the customer. */
  @Post('invoices/:invoiceId/penalty-claim')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async claim(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<void> {
    await this.penalties.claim(scope, invoiceId);
  }

  /** Gives it up. */
  @Post('invoices/:invoiceId/penalty-waiver')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async waive(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<void> {
    await this.penalties.waive(scope, invoiceId);
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
