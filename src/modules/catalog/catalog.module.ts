import { Module } from '@nestjs/common';
import { LearnersModule } from '../learners/index.js';
import { PartnersModule } from '../partners/index.js';
import { SchoolModule } from '../school/index.js';
import { CatalogApiController } from './catalog.api.controller.js';
import { CatalogPagesController } from './catalog.pages.controller.js';
import { CatalogQueries } from './catalog.queries.js';
import { StepPicturesApiController } from './step-pictures.api.controller.js';
import { StepPicturesPagesController } from './step-pictures.pages.controller.js';
import { StepPictures } from './step-pictures.service.js';
import { ItemImportApiController } from './item-import.api.controller.js';
import { ItemImportPagesController } from './item-import.pages.controller.js';
import { ItemImport } from './item-import.service.js';
import { ItemCopies } from './item-copies.service.js';
import { CatalogService } from './catalog.service.js';

@Module({
  imports: [SchoolModule, PartnersModule, LearnersModule],
  controllers: [
    ItemImportApiController,
    ItemImportPagesController,
    CatalogApiController,
    CatalogPagesController,
    StepPicturesApiController,
    StepPicturesPagesController,
  ],
  providers: [CatalogService, ItemImport, ItemCopies, CatalogQueries, StepPictures],
  exports: [CatalogService, CatalogQueries, StepPictures],
})
export class CatalogModule {}
