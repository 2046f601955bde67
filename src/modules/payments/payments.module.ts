import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/index.js';
import { PartnersModule } from '../partners/index.js';
import { SchoolModule } from '../school/index.js';
import { Allocating } from './allocating.js';
import { CreditQueries } from './credit.queries.js';
import { OnInvoicePaid } from './on-invoice-paid.js';
import { Outgoings } from './outgoings.js';
import { PaymentsApiController } from './payments.api.controller.js';
import { PaymentsPagesController } from './payments.pages.controller.js';
import { PaymentsQueries } from './payments.queries.js';
import { PaymentsService } from './payments.service.js';
import { Recording } from './recording.js';
import { StatementApiController } from './statement.api.controller.js';
import { StatementController } from './statement.pages.controller.js';
import { StatementMail } from './statement.mail.js';
import { StatementPapers } from './statement.papers.js';
import { StatementQueries } from './statement.queries.js';

@Module({
  imports: [InvoicingModule, PartnersModule, SchoolModule],
  controllers: [PaymentsApiController, PaymentsPagesController, StatementController, StatementApiController],
  providers: [
    Outgoings,
    StatementMail,
    StatementPapers,
    PaymentsService,
    PaymentsQueries,
    StatementQueries,
    CreditQueries,
    Allocating,
    Recording,
    OnInvoicePaid,
  ],
  exports: [Outgoings, StatementPapers, PaymentsService, PaymentsQueries, StatementQueries, CreditQueries],
})
export class PaymentsModule {}
