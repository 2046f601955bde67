import { Module } from '@nestjs/common';
import { BankModule } from '../bank/index.js';
import { InvoicingModule } from '../invoicing/index.js';
import { LearnersModule } from '../learners/index.js';
import { PartnersModule } from '../partners/index.js';
import { PaymentsModule } from '../payments/index.js';
import { SalesModule } from '../sales/index.js';
import { SchoolModule } from '../school/index.js';
import { FundingApiController } from './funding.api.controller.js';
import { FundingCredits } from './funding-credits.js';
import { FundingLines } from './funding-lines.queries.js';
import { FundingPagesController } from './funding.pages.controller.js';
import { FundingQueries } from './funding.queries.js';
import { FundingSales } from './funding.sales.js';
import { FundingService } from './funding.service.js';
import { GrantsPagesController } from './grants.pages.controller.js';

@Module({
  imports: [SchoolModule, PartnersModule, LearnersModule, SalesModule, InvoicingModule, PaymentsModule, BankModule],
  controllers: [FundingApiController, FundingPagesController, GrantsPagesController],
  providers: [FundingService, FundingQueries, FundingLines, FundingSales, FundingCredits],
  exports: [FundingService, FundingQueries, FundingLines],
})
export class FundingModule {}
