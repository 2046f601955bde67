import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/index.js';
import { PartnersModule } from '../partners/index.js';
import { PaymentsModule } from '../payments/index.js';
import { SchoolModule } from '../school/index.js';
import { AccountingApiController } from './accounting.api.controller.js';
import { AccountingPagesController } from './accounting.pages.controller.js';
import { AccountingQueries } from './accounting.queries.js';
import { BooksApiController } from './books.api.controller.js';
import { BooksPagesController } from './books.pages.controller.js';
import { BooksQueries } from './books.queries.js';
import { ClosingSweep } from './closing-sweep.js';
import { Closings } from './closings.js';
import { LedgerArchive } from './ledger-archive.js';
import { LedgerArchiveController } from './ledger-archive.controller.js';
import { LedgerOpening } from './ledger-opening.js';
import { Ledger } from './ledger.js';
import { MonthClosing } from './month-closing.js';
import { OnSealedEvents } from './on-sealed-events.js';

@Module({
  imports: [InvoicingModule, PartnersModule, PaymentsModule, SchoolModule],
  // The archive first: `:seq` would take its path.
  controllers: [
    LedgerArchiveController,
    AccountingApiController,
    AccountingPagesController,
    BooksApiController,
    BooksPagesController,
  ],
  providers: [
    AccountingQueries,
    Ledger,
    OnSealedEvents,
    LedgerOpening,
    LedgerArchive,
    Closings,
    ClosingSweep,
    BooksQueries,
    MonthClosing,
  ],
  exports: [AccountingQueries],
})
export class AccountingModule {}
