import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { SchoolModule } from '../school/index.js';
import { CompanyApiController } from './company.api.controller.js';
import { CompanyPagesController } from './company.pages.controller.js';
import { LegalTerms } from './legal-terms.js';
import { PartnerMail } from './partner-mail.js';
import { PartnerPeopleApiController } from './partner-people.api.controller.js';
import { PartnerPeoplePagesController } from './partner-people.pages.controller.js';
import { PartnerPeopleService } from './partner-people.service.js';
import { PartnersApiController } from './partners.api.controller.js';
import { PartnersPagesController } from './partners.pages.controller.js';
import { PartnersQueries } from './partners.queries.js';
import { PartnersService } from './partners.service.js';

@Module({
  imports: [IdentityModule, SchoolModule],
  controllers: [
    PartnersApiController,
    PartnersPagesController,
    PartnerPeopleApiController,
    PartnerPeoplePagesController,
    CompanyApiController,
    CompanyPagesController,
  ],
  providers: [PartnersService, PartnersQueries, PartnerPeopleService, PartnerMail, LegalTerms],
  exports: [PartnersService, PartnersQueries, PartnerPeopleService, PartnerMail, LegalTerms],
})
export class PartnersModule {}
