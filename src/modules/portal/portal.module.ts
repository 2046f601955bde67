import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { InvoicingModule } from '../invoicing/index.js';
import { PartnersModule } from '../partners/index.js';
import { QualityModule } from '../quality/index.js';
import { SalesModule } from '../sales/index.js';
import { ClaimsApiController } from './claims.api.controller.js';
import { ClaimsPagesController } from './claims.pages.controller.js';
import { PortalApiController } from './portal.api.controller.js';
import { PortalPagesController } from './portal.pages.controller.js';
import { PortalQueries } from './portal.queries.js';
import { PortalService } from './portal.service.js';

@Module({
  imports: [PartnersModule, CatalogModule, SalesModule, DeliveryModule, InvoicingModule, QualityModule],
  controllers: [PortalApiController, PortalPagesController, ClaimsApiController, ClaimsPagesController],
  providers: [PortalService, PortalQueries],
  exports: [PortalService, PortalQueries],
})
export class PortalModule {}
