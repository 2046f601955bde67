import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { PartnersQueries } from './partners.queries.js';
import { PartnersService } from './partners.service.js';

@Module({
  imports: [IdentityModule],
  providers: [PartnersService, PartnersQueries],
  exports: [PartnersService, PartnersQueries],
})
export class PartnersModule {}
