import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { PartnersModule } from '../partners/index.js';
import { SchoolModule } from '../school/index.js';
import { OrderFileReader } from './order-file.reader.js';

@Module({
  imports: [SchoolModule, PartnersModule, CatalogModule],
  providers: [OrderFileReader],
  exports: [OrderFileReader],
})
export class OrderFilesModule {}
