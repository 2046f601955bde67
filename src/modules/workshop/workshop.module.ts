import { Module } from '@nestjs/common';
import { LearnersModule } from '../learners/index.js';
import { MaterialsModule } from '../materials/index.js';
import { PartnersModule } from '../partners/index.js';
import { ProductionModule } from '../production/index.js';
import { QualityModule } from '../quality/index.js';
import { SalesModule } from '../sales/index.js';
import { SchoolModule } from '../school/index.js';
import { BoardPagesController } from './board.pages.controller.js';
import { CallsApiController } from './calls.api.controller.js';
import { CallsPagesController } from './calls.pages.controller.js';
import { CallsQueries } from './calls.queries.js';
import { CallsService } from './calls.service.js';
import { ChecksPagesController } from './checks.pages.controller.js';
import { DrawingController } from './drawing.controller.js';
import { LiveController } from './live.controller.js';
import { PapersController } from './papers.controller.js';
import { ScanPagesController } from './scan.pages.controller.js';
import { TerminalPagesController } from './terminal.pages.controller.js';
import { WorkOrderMaterialsApiController } from './work-order-materials.api.controller.js';
import { WorkOrderMaterials } from './work-order-materials.js';
import { WorkOrderMaterialsPagesController } from './work-order-materials.pages.controller.js';
import { WorkshopPapers } from './workshop.papers.js';

@Module({
  imports: [
    SchoolModule,
    PartnersModule,
    LearnersModule,
    SalesModule,
    MaterialsModule,
    ProductionModule,
    QualityModule,
  ],
  controllers: [
    BoardPagesController,
    TerminalPagesController,
    ChecksPagesController,
    DrawingController,
    CallsPagesController,
    CallsApiController,
    WorkOrderMaterialsPagesController,
    WorkOrderMaterialsApiController,
    LiveController,
    PapersController,
    ScanPagesController,
  ],
  providers: [CallsService, CallsQueries, WorkshopPapers, WorkOrderMaterials],
  exports: [CallsService, CallsQueries],
})
export class WorkshopModule {}
