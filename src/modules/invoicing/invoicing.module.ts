import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { PartnersModule } from '../partners/index.js';
import { QuotingModule } from '../quoting/index.js';
import { SalesModule } from '../sales/index.js';
import { SchoolModule } from '../school/index.js';
import { AgeingApiController } from './ageing.api.controller.js';
import { AgeingPagesController } from './ageing.pages.controller.js';
import { AgeingQueries } from './ageing.queries.js';
import { CreditQueries } from './credit.queries.js';
import { ElectronicInvoicesController } from './electronic-invoices.controller.js';
import { ElectronicInvoices } from './electronic-invoices.js';
import { CorrectionsPagesController } from './corrections.pages.controller.js';
import { CorrectionsApiController } from './corrections.api.controller.js';
import { CorrectionsService } from './corrections.service.js';
import { Crediting } from './invoice.crediting.js';
import { DepositsApiController } from './deposits.api.controller.js';
import { DepositsPagesController } from './deposits.pages.controller.js';
import { DepositsService } from './deposits.service.js';
import { Deposits } from './invoice.deposits.js';
import { Drafting } from './invoice.drafting.js';
import { Freezing } from './invoice.freezing.js';
import { InvoiceSheetReads } from './invoice-sheet.reads.js';
import { Issuing } from './invoice.issuing.js';
import { InvoicingApiController } from './invoicing.api.controller.js';
import { InvoicingPagesController } from './invoicing.pages.controller.js';
import { InvoicePapers } from './invoicing.papers.js';
import { InvoicingQueries } from './invoicing.queries.js';
import { InvoicingService } from './invoicing.service.js';
import { PenaltyNotes } from './penalty-notes.js';
import { PenaltyNotesQueries } from './penalty-notes.queries.js';
import { RevenueQueries } from './revenue.queries.js';
import { Settlements } from './settlements.js';
import { ToInvoice } from './to-invoice.js';

const parts = [
  Drafting,
  Deposits,
  InvoiceSheetReads,
  Crediting,
  Freezing,
  Issuing,
  InvoicePapers,
  Settlements,
  ToInvoice,
];

@Module({
  imports: [CatalogModule, DeliveryModule, PartnersModule, QuotingModule, SalesModule, SchoolModule],
  controllers: [
    InvoicingApiController,
    InvoicingPagesController,
    ElectronicInvoicesController,
    DepositsApiController,
    DepositsPagesController,
    CorrectionsApiController,
    CorrectionsPagesController,
    AgeingApiController,
    AgeingPagesController,
  ],
  providers: [
    InvoicingService,
    InvoicingQueries,
    RevenueQueries,
    CreditQueries,
    AgeingQueries,
    ElectronicInvoices,
    DepositsService,
    CorrectionsService,
    PenaltyNotes,
    PenaltyNotesQueries,
    ...parts,
  ],
  exports: [
    InvoicingService,
    CorrectionsService,
    InvoicingQueries,
    AgeingQueries,
    RevenueQueries,
    PenaltyNotes,
    PenaltyNotesQueries,
  ],
})
export class InvoicingModule {}
