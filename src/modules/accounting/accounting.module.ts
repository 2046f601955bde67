import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { PartnersModule } from '../partners/index.js';
import { SchoolModule } from '../school/index.js';
import { BooksApiController } from './books.api.controller.js';
import { BooksPagesController } from './books.pages.controller.js';
import { BooksQueries } from './books.queries.js';
import { MonthClosing } from './month-closing.js';

@Module({
  imports: [LedgerModule, PartnersModule, SchoolModule],
  controllers: [BooksApiController, BooksPagesController],
  providers: [BooksQueries, MonthClosing],
  exports: [BooksQueries, MonthClosing],
})
export class AccountingModule {}
