import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/index.js';
import { PaymentsModule } from '../payments/index.js';
import { SchoolModule } from '../school/index.js';
import { BankApiController } from './bank.api.controller.js';
import { BankMatching } from './bank-matching.js';
import { BankPagesController } from './bank.pages.controller.js';
import { BankQueries } from './bank.queries.js';
import { StatementImport } from './statement-import.js';

@Module({
  imports: [InvoicingModule, PaymentsModule, SchoolModule],
  controllers: [BankApiController, BankPagesController],
  providers: [BankQueries, BankMatching, StatementImport],
  exports: [BankQueries],
})
export class BankModule {}
