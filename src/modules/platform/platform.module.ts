import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PartnersModule } from '../partners/index.js';
import { PaymentsModule } from '../payments/index.js';
import { QualityModule } from '../quality/index.js';
import { RemindersModule } from '../reminders/index.js';
import { SchoolModule } from '../school/index.js';
import { CollectedMessages } from './collected-messages.js';
import { Connection } from './connection.js';
import { DirectoryLookUp } from './directory.js';
import { Dispatch } from './dispatch.js';
import { FlowReader } from './flow-reader.js';
import { FlowsApiController } from './flows.api.controller.js';
import { FlowSender } from './flow-sender.js';
import { HandOver } from './hand-over.js';
import { MessageImport } from './message-import.js';
import { OnEReportingSet } from './on-e-reporting-set.js';
import { OnDispute } from './on-dispute.js';
import { OnInvoiceIssued } from './on-invoice-issued.js';
import { OnPayment } from './on-payment.js';
import { PlatformApiController } from './platform.api.controller.js';
import { PlatformPagesController } from './platform.pages.controller.js';
import { PlatformQueries } from './platform.queries.js';
import { PlatformWorker } from './platform-worker.js';
import { ReportsApiController } from './reports.api.controller.js';
import { ReportsPagesController } from './reports.pages.controller.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';
import { StoryPagesController } from './story.pages.controller.js';
import { StoryQueries } from './story.queries.js';
import { TasksService } from './tasks.service.js';
import { StatusesService } from './statuses.service.js';

@Module({
  imports: [
    ...[InvoicingModule, LedgerModule, PartnersModule, PaymentsModule, QualityModule, RemindersModule, SchoolModule],
  ],
  controllers: [
    ...[ReportsApiController, PlatformApiController, FlowsApiController],
    ...[ReportsPagesController, PlatformPagesController, StoryPagesController],
  ],
  providers: [
    ...[StatusesService, PlatformQueries, MessageImport, Dispatch, CollectedMessages, TasksService, DirectoryLookUp],
    ...[ReportsService, ReportsQueries, OnEReportingSet, StoryQueries],
    ...[OnDispute, OnInvoiceIssued, OnPayment, Connection, FlowSender, FlowReader, PlatformWorker, HandOver],
  ],
  exports: [StatusesService, PlatformQueries],
})
export class PlatformModule {}
