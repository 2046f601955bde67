import { Module } from '@nestjs/common';
import { LearnersModule } from '../learners/index.js';
import { SchoolModule } from '../school/index.js';
import { CatalogApiController } from './catalog.api.controller.js';
import { CatalogPagesController } from './catalog.pages.controller.js';
import { CatalogQueries } from './catalog.queries.js';
import { CatalogService } from './catalog.service.js';

@Module({
  imports: [SchoolModule, LearnersModule],
  controllers: [CatalogApiController, CatalogPagesController],
  providers: [CatalogService, CatalogQueries],
  exports: [CatalogService, CatalogQueries],
})
export class CatalogModule {}
