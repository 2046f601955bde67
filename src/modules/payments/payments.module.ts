import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/index.js';
import { PartnersModule } from '../partners/index.js';
import { SalesModule } from '../sales/index.js';
import { Allocating } from './allocating.js';
import { CreditQueries } from './credit.queries.js';
import { OnInvoicePaid } from './on-invoice-paid.js';
import { PaymentsApiController } from './payments.api.controller.js';
import { PaymentsPagesController } from './payments.pages.controller.js';
import { PaymentsQueries } from './payments.queries.js';
import { PaymentsService } from './payments.service.js';
import { Recording } from './recording.js';
import { StatementApiController } from './statement.api.controller.js';
import { StatementController } from './statement.pages.controller.js';
import { StatementQueries } from './statement.queries.js';

@Module({
  imports: [InvoicingModule, PartnersModule, SalesModule],
  controllers: [PaymentsApiController, PaymentsPagesController, StatementController, StatementApiController],
  providers: [PaymentsService, PaymentsQueries, StatementQueries, CreditQueries, Allocating, Recording, OnInvoicePaid],
  exports: [PaymentsService, PaymentsQueries, StatementQueries, CreditQueries],
})
export class PaymentsModule {}
