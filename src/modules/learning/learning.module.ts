import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { LearnersModule } from '../learners/index.js';
import { PartnersModule } from '../partners/index.js';
import { ProductionModule } from '../production/index.js';
import { QuotingModule } from '../quoting/index.js';
import { SafetyModule } from '../safety/index.js';
import { SchoolModule } from '../school/index.js';
import { ImpactLetters } from './impact-letters.js';
import { ImpactLettersController } from './impact-letters.controller.js';
import { LearningApiController } from './learning.api.controller.js';
import { LearningPagesController } from './learning.pages.controller.js';
import { FitSchoolReads, TeachingFitQueries } from './teaching-fit.queries.js';

@Module({
  imports: [SchoolModule, PartnersModule, LearnersModule, SafetyModule, CatalogModule, QuotingModule, ProductionModule],
  controllers: [LearningApiController, LearningPagesController, ImpactLettersController],
  providers: [TeachingFitQueries, FitSchoolReads, ImpactLetters],
  exports: [ImpactLetters],
})
export class LearningModule {}
