import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { PartnersModule } from '../partners/index.js';
import { SchoolModule } from '../school/index.js';
import { OrderConfirmation } from './order-confirmation.js';
import { OrderLedger } from './order-ledger.js';
import { OrderPlacing } from './order-placing.js';
import { OrderSheetReads } from './order-sheet.reads.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import { SalesApiController } from './sales.api.controller.js';
import { SalesPagesController } from './sales.pages.controller.js';

@Module({
  imports: [SchoolModule, PartnersModule, CatalogModule],
  controllers: [SalesApiController, SalesPagesController],
  providers: [OrdersService, OrdersQueries, OrderPlacing, OrderLedger, OrderConfirmation, OrderSheetReads],
  exports: [OrdersService, OrdersQueries],
})
export class SalesModule {}
