import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/index.js';
import { PartnersModule } from '../partners/index.js';
import { SchoolModule } from '../school/index.js';
import { Letters } from './letters.js';
import { ReminderHolds } from './reminder-holds.js';
import { RemindersApiController } from './reminders.api.controller.js';
import { RemindersPagesController } from './reminders.pages.controller.js';
import { RemindersQueries } from './reminders.queries.js';
import { RemindersService } from './reminders.service.js';

@Module({
  imports: [InvoicingModule, PartnersModule, SchoolModule],
  controllers: [RemindersApiController, RemindersPagesController],
  providers: [Letters, ReminderHolds, RemindersQueries, RemindersService],
  exports: [Letters, ReminderHolds, RemindersService],
})
export class RemindersModule {}
