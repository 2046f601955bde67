import { Module, type DynamicModule } from '@nestjs/common';
import { CoreModule } from './core/core.module.js';
import { DatabaseModule, type DatabaseSettings } from './core/database/database.module.js';
import type { Settings } from './core/settings.js';
import { Clock } from './core/time/clock.js';
import { AccountingModule } from './modules/accounting/index.js';
import { BankModule } from './modules/bank/index.js';
import { OverviewModule } from './modules/overview/index.js';
import { CatalogModule } from './modules/catalog/index.js';
import { DeliveryModule } from './modules/delivery/index.js';
import { FundingModule } from './modules/funding/index.js';
import { HomeModule } from './modules/home/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { InvoicingModule } from './modules/invoicing/index.js';
import { LedgerModule } from './modules/ledger/index.js';
import { LearningModule } from './modules/learning/index.js';
import { LearnersModule } from './modules/learners/index.js';
import { MaterialsModule } from './modules/materials/index.js';
import { OrderFilesModule } from './modules/order-files/index.js';
import { PartnersModule } from './modules/partners/index.js';
import { PaymentsModule } from './modules/payments/index.js';
import { PlatformModule } from './modules/platform/index.js';
import { PortalModule } from './modules/portal/index.js';
import { ProductionModule } from './modules/production/index.js';
import { QualityModule } from './modules/quality/index.js';
import { QuotingModule } from './modules/quoting/index.js';
import { RemindersModule } from './modules/reminders/index.js';
import { SafetyModule } from './modules/safety/index.js';
import { SalesModule } from './modules/sales/index.js';
import { SchoolModule } from './modules/school/index.js';
import { WebhooksModule } from './modules/webhooks/index.js';
import { WorkshopModule } from './modules/workshop/index.js';

/** The rooms of the house, in the order of the paper trail. */
export const rooms = [
  IdentityModule,
  SchoolModule,
  PartnersModule,
  LearnersModule,
  SafetyModule,
  CatalogModule,
  MaterialsModule,
  OrderFilesModule,
  QuotingModule,
  SalesModule,
  ProductionModule,
  QualityModule,
  WorkshopModule,
  LearningModule,
  DeliveryModule,
  InvoicingModule,
  PaymentsModule,
  RemindersModule,
  BankModule,
  LedgerModule,
  AccountingModule,
  PlatformModule,
  FundingModule,
  OverviewModule,
  WebhooksModule,
  PortalModule,
  HomeModule,
];

@Module({})
export class AppModule {
  static with(settings: Settings, database: DatabaseSettings, clock = new Clock()): DynamicModule {
    const core = [DatabaseModule.with(database), CoreModule.with(settings, clock)];
    return { module: AppModule, imports: [...core, ...rooms] };
  }
}
