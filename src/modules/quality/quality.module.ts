import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { IdentityModule } from '../identity/index.js';
import { LearnersModule } from '../learners/index.js';
import { MaterialsModule } from '../materials/index.js';
import { PartnersModule } from '../partners/index.js';
import { ProductionModule } from '../production/index.js';
import { SalesModule } from '../sales/index.js';
import { SchoolModule } from '../school/index.js';
import { CertificateParties, CertificatePapers } from './certificate.papers.js';
import { CertificatesQueries } from './certificates.queries.js';
import { CertificatesService } from './certificates.service.js';
import { ControlPlanQueries } from './control-plan.queries.js';
import { ControlPlanService } from './control-plan.service.js';
import { InspectionPagesController } from './inspections.pages.controller.js';
import { InspectionsQueries } from './inspections.queries.js';
import { InspectionsService } from './inspections.service.js';
import { NonConformitiesApiController } from './non-conformities.api.controller.js';
import { NonConformityPagesController } from './non-conformities.pages.controller.js';
import { NonConformitiesQueries } from './non-conformities.queries.js';
import { NonConformitiesService, NonConformitySubjects } from './non-conformities.service.js';
import { OnProductionEvents } from './on-production-events.js';
import { QualityApiController } from './quality.api.controller.js';
import { QualityPagesController } from './quality.pages.controller.js';

const services = [
  ControlPlanService,
  ControlPlanQueries,
  InspectionsService,
  InspectionsQueries,
  NonConformitiesService,
  NonConformitiesQueries,
  CertificatesService,
  CertificatesQueries,
];

@Module({
  imports: [
    IdentityModule,
    SchoolModule,
    PartnersModule,
    LearnersModule,
    CatalogModule,
    SalesModule,
    MaterialsModule,
    ProductionModule,
  ],
  controllers: [
    QualityPagesController,
    InspectionPagesController,
    NonConformityPagesController,
    QualityApiController,
    NonConformitiesApiController,
  ],
  providers: [...services, NonConformitySubjects, CertificateParties, CertificatePapers, OnProductionEvents],
  exports: services,
})
export class QualityModule {}
