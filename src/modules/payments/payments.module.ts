import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/index.js';
import { PartnersModule } from '../partners/index.js';
import { Allocating } from './allocating.js';
import { PaymentsApiController } from './payments.api.controller.js';
import { PaymentsPagesController } from './payments.pages.controller.js';
import { PaymentsQueries } from './payments.queries.js';
import { PaymentsService } from './payments.service.js';

@Module({
  imports: [InvoicingModule, PartnersModule],
  controllers: [PaymentsApiController, PaymentsPagesController],
  providers: [PaymentsService, PaymentsQueries, Allocating],
  exports: [PaymentsService, PaymentsQueries],
})
export class PaymentsModule {}
