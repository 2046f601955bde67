import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { PartnersApiController } from './partners.api.controller.js';
import { PartnersPagesController } from './partners.pages.controller.js';
import { PartnersQueries } from './partners.queries.js';
import { PartnersService } from './partners.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [PartnersApiController, PartnersPagesController],
  providers: [PartnersService, PartnersQueries],
  exports: [PartnersService, PartnersQueries],
})
export class PartnersModule {}
