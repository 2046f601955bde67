import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { PartnersModule } from '../partners/index.js';
import { BillsApiController } from './bills.api.controller.js';
import { BillsPagesController } from './bills.pages.controller.js';
import { BillsQueries } from './bills.queries.js';
import { BillsService } from './bills.service.js';
import { ExpectedMaterials } from './expected-materials.service.js';
import { ExpectedMaterialsQueries } from './expected-materials.queries.js';
import { MaterialsApiController } from './materials.api.controller.js';
import { MaterialsPagesController } from './materials.pages.controller.js';
import { MaterialsQueries } from './materials.queries.js';
import { MaterialsService } from './materials.service.js';
import { OnItemCopied } from './on-item-copied.js';

@Module({
  imports: [PartnersModule, CatalogModule],
  controllers: [MaterialsPagesController, MaterialsApiController, BillsPagesController, BillsApiController],
  providers: [
    MaterialsService,
    MaterialsQueries,
    BillsService,
    BillsQueries,
    ExpectedMaterials,
    ExpectedMaterialsQueries,
    OnItemCopied,
  ],
  exports: [
    MaterialsService,
    MaterialsQueries,
    BillsService,
    BillsQueries,
    ExpectedMaterials,
    ExpectedMaterialsQueries,
  ],
})
export class MaterialsModule {}
