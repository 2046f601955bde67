import { Module } from '@nestjs/common';
import { SchoolModule } from '../school/index.js';
import { CatalogQueries } from './catalog.queries.js';
import { CatalogService } from './catalog.service.js';

@Module({
  imports: [SchoolModule],
  providers: [CatalogService, CatalogQueries],
  exports: [CatalogService, CatalogQueries],
})
export class CatalogModule {}
