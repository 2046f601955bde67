import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/index.js';
import { PartnersModule } from '../partners/index.js';
import { PaymentsModule } from '../payments/index.js';
import { SchoolModule } from '../school/index.js';
import { Letters } from './letters.js';
import { Penalties } from './penalties.js';
import { PenaltyPapers } from './penalty.papers.js';
import { PenaltyQueries } from './penalty.queries.js';
import { ReminderHolds } from './reminder-holds.js';
import { RemindersApiController } from './reminders.api.controller.js';
import { RemindersPagesController } from './reminders.pages.controller.js';
import { RemindersQueries } from './reminders.queries.js';
import { RemindersService } from './reminders.service.js';

@Module({
  imports: [InvoicingModule, PartnersModule, PaymentsModule, SchoolModule],
  controllers: [RemindersApiController, RemindersPagesController],
  providers: [Letters, Penalties, PenaltyPapers, PenaltyQueries, ReminderHolds, RemindersQueries, RemindersService],
  exports: [Letters, Penalties, PenaltyQueries, ReminderHolds, RemindersService],
})
export class RemindersModule {}
