import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { InvoicingModule } from '../invoicing/index.js';
import { LearningModule } from '../learning/index.js';
import { MaterialsModule } from '../materials/index.js';
import { OrderFilesModule } from '../order-files/index.js';
import { PartnersModule } from '../partners/index.js';
import { QuotingModule } from '../quoting/index.js';
import { ProductionModule } from '../production/index.js';
import { PaymentsModule } from '../payments/index.js';
import { QualityModule } from '../quality/index.js';
import { SalesModule } from '../sales/index.js';
import { CallOffsApiController } from './call-offs.api.controller.js';
import { CallOffsPagesController } from './call-offs.pages.controller.js';
import { ClaimsApiController } from './claims.api.controller.js';
import { ClaimsPagesController } from './claims.pages.controller.js';
import { PortalImpactController } from './impact.controller.js';
import { OrderFilesApiController } from './order-files.api.controller.js';
import { OrderFilesPagesController } from './order-files.pages.controller.js';
import { PortalApiController } from './portal.api.controller.js';
import { PortalAskingApiController } from './portal-asking.api.controller.js';
import { PortalAskingPagesController } from './portal-asking.pages.controller.js';
import { PortalAskingQueries } from './portal-asking.queries.js';
import { PortalHomeQueries } from './portal-home.queries.js';
import { PortalPagesController } from './portal.pages.controller.js';
import { PortalQueries } from './portal.queries.js';
import { PortalService } from './portal.service.js';
import { PortalStatementPagesController } from './statement.pages.controller.js';

@Module({
  imports: [
    PartnersModule,
    CatalogModule,
    MaterialsModule,
    OrderFilesModule,
    QuotingModule,
    SalesModule,
    DeliveryModule,
    InvoicingModule,
    PaymentsModule,
    ProductionModule,
    QualityModule,
    LearningModule,
  ],
  controllers: [
    PortalImpactController,
    CallOffsPagesController,
    CallOffsApiController,
    PortalApiController,
    PortalPagesController,
    ClaimsApiController,
    ClaimsPagesController,
    PortalAskingApiController,
    PortalAskingPagesController,
    OrderFilesApiController,
    OrderFilesPagesController,
    PortalStatementPagesController,
  ],
  providers: [PortalService, PortalQueries, PortalHomeQueries, PortalAskingQueries],
  exports: [PortalService, PortalQueries],
})
export class PortalModule {}
