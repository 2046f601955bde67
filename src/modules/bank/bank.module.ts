import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/index.js';
import { PaymentsModule } from '../payments/index.js';
import { SchoolModule } from '../school/index.js';
import { BankApiController } from './bank.api.controller.js';
import { BankMatching } from './bank-matching.js';
import { BankPagesController } from './bank.pages.controller.js';
import { BankQueries } from './bank.queries.js';
import { GrantCredits } from './grant-credits.js';
import { GrantMatching } from './grant-matching.js';
import { StatementImport } from './statement-import.js';
import { SureMatching } from './sure-matching.js';

@Module({
  imports: [InvoicingModule, PaymentsModule, SchoolModule],
  controllers: [BankApiController, BankPagesController],
  providers: [BankQueries, BankMatching, GrantCredits, GrantMatching, StatementImport, SureMatching],
  exports: [BankQueries, GrantCredits, StatementImport],
})
export class BankModule {}
