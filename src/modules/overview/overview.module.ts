import { Module } from '@nestjs/common';
import { AccountingModule } from '../accounting/index.js';
import { BankModule } from '../bank/index.js';
import { FundingModule } from '../funding/index.js';
import { InvoicingModule } from '../invoicing/index.js';
import { LearnersModule } from '../learners/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PartnersModule } from '../partners/index.js';
import { PaymentsModule } from '../payments/index.js';
import { ProductionModule } from '../production/index.js';
import { SalesModule } from '../sales/index.js';
import { SchoolModule } from '../school/index.js';
import { OverviewApiController } from './overview.api.controller.js';
import { OverviewBooks } from './overview.books.js';
import { OverviewGrants } from './overview.grants.js';
import { OverviewPagesController } from './overview.pages.controller.js';
import { OverviewPapers } from './overview.papers.js';
import { OverviewQueries } from './overview.queries.js';
import { OverviewSales } from './overview.sales.js';
import { BudgetPagesController } from './budget.pages.controller.js';
import { BudgetQueries } from './budget.queries.js';
import { BudgetService } from './budget.service.js';
import { ForecastQueries } from './forecast.queries.js';
import { FunderLetters } from './funder-letters.js';

@Module({
  imports: [
    ...[SchoolModule, PartnersModule, LearnersModule, SalesModule, ProductionModule, InvoicingModule, PaymentsModule],
    ...[BankModule, LedgerModule, AccountingModule, FundingModule],
  ],
  controllers: [OverviewApiController, OverviewPagesController, BudgetPagesController],
  providers: [
    ...[OverviewQueries, OverviewSales, OverviewGrants, OverviewBooks, BudgetQueries, ForecastQueries],
    ...[BudgetService, OverviewPapers, FunderLetters],
  ],
  exports: [OverviewQueries, BudgetQueries, BudgetService, ForecastQueries],
})
export class OverviewModule {}
