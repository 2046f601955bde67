import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/index.js';
import { PaymentsModule } from '../payments/index.js';
import { SchoolModule } from '../school/index.js';
import { ClosingSweep } from './closing-sweep.js';
import { Closings } from './closings.js';
import { LedgerApiController } from './ledger.api.controller.js';
import { LedgerArchive } from './ledger-archive.js';
import { LedgerArchiveController } from './ledger-archive.controller.js';
import { LedgerOpening } from './ledger-opening.js';
import { LedgerPagesController } from './ledger.pages.controller.js';
import { LedgerQueries } from './ledger.queries.js';
import { Ledger } from './ledger.js';
import { OnSealedEvents } from './on-sealed-events.js';

@Module({
  imports: [InvoicingModule, PaymentsModule, SchoolModule],
  // The archive first: `:seq` would take its path.
  controllers: [LedgerArchiveController, LedgerApiController, LedgerPagesController],
  providers: [LedgerQueries, Ledger, OnSealedEvents, LedgerOpening, LedgerArchive, Closings, ClosingSweep],
  exports: [LedgerArchive, LedgerQueries, Ledger, Closings],
})
export class LedgerModule {}
