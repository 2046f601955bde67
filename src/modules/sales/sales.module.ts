import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { MaterialsModule } from '../materials/index.js';
import { PartnersModule } from '../partners/index.js';
import { QuotingModule } from '../quoting/index.js';
import { SchoolModule } from '../school/index.js';
import { CallOffMail } from './call-off-mail.js';
import { OnQuoteAccepted } from './on-quote-accepted.js';
import { OrderAmending } from './order-amending.js';
import { ConfirmationParties, OrderConfirmation } from './order-confirmation.js';
import { OrderLedger } from './order-ledger.js';
import { OrderReferences } from './order-references.js';
import { OrderPlacing } from './order-placing.js';
import { OrderSheetReads } from './order-sheet.reads.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import { SalesApiController } from './sales.api.controller.js';
import { OrderMaterials } from './order-materials.js';
import { OrderMaterialsApiController } from './order-materials.api.controller.js';
import { OrderMaterialsPagesController } from './order-materials.pages.controller.js';
import { OrderSchedule } from './order-schedule.js';
import { OrderSchedulePagesController } from './order-schedule.pages.controller.js';
import { OrderReferencesPagesController } from './order-references.pages.controller.js';
import { SalesPagesController } from './sales.pages.controller.js';

@Module({
  imports: [SchoolModule, PartnersModule, CatalogModule, MaterialsModule, QuotingModule],
  controllers: [
    SalesApiController,
    SalesPagesController,
    OrderReferencesPagesController,
    OrderMaterialsPagesController,
    OrderMaterialsApiController,
    OrderSchedulePagesController,
  ],
  providers: [
    OrdersService,
    OrdersQueries,
    OrderPlacing,
    OrderLedger,
    OrderAmending,
    OrderReferences,
    OrderMaterials,
    OrderSchedule,
    CallOffMail,
    OrderConfirmation,
    ConfirmationParties,
    OrderSheetReads,
    OnQuoteAccepted,
  ],
  exports: [OrdersService, OrdersQueries, OrderAmending, OrderReferences, OrderSchedule],
})
export class SalesModule {}
