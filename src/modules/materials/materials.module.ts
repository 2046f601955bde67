import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/index.js';
import { MaterialsApiController } from './materials.api.controller.js';
import { MaterialsPagesController } from './materials.pages.controller.js';
import { MaterialsQueries } from './materials.queries.js';
import { MaterialsService } from './materials.service.js';

@Module({
  imports: [PartnersModule],
  controllers: [MaterialsPagesController, MaterialsApiController],
  providers: [MaterialsService, MaterialsQueries],
  exports: [MaterialsService, MaterialsQueries],
})
export class MaterialsModule {}
