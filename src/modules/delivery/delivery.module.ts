import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/index.js';
import { SalesModule } from '../sales/index.js';
import { SchoolModule } from '../school/index.js';
import { DeliveryApiController } from './delivery.api.controller.js';
import { DeliveryPagesController } from './delivery.pages.controller.js';
import { DeliveryPapers } from './delivery.papers.js';
import { Preparing } from './delivery.preparing.js';
import { DeliveryQueries } from './delivery.queries.js';
import { DeliveryService } from './delivery.service.js';

@Module({
  imports: [PartnersModule, SalesModule, SchoolModule],
  controllers: [DeliveryApiController, DeliveryPagesController],
  providers: [DeliveryService, DeliveryQueries, Preparing, DeliveryPapers],
  exports: [DeliveryService, DeliveryQueries],
})
export class DeliveryModule {}
