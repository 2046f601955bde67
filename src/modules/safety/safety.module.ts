import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { LearnersModule } from '../learners/index.js';
import { SchoolModule } from '../school/index.js';
import { DeclarationsApiController } from './declarations.api.controller.js';
import { DeclarationsPagesController } from './declarations.pages.controller.js';
import { DeclarationsQueries } from './declarations.queries.js';
import { DeclarationsService } from './declarations.service.js';
import { LearnerPapersApiController } from './learner-papers.api.controller.js';
import { LearnerPapersPagesController } from './learner-papers.pages.controller.js';
import { LearnerPapersService } from './learner-papers.service.js';
import { SafetyGate } from './safety-gate.service.js';
import { SafetyApiController } from './safety.api.controller.js';
import { SafetyPagesController } from './safety.pages.controller.js';
import { SupervisorsPagesController } from './supervisors.pages.controller.js';
import { SafetyPapers } from './safety.papers.js';
import { SafetyQueries } from './safety.queries.js';
import { SafetyService } from './safety.service.js';
import { SupervisionQueries } from './safety.supervision.js';

const doors = [
  SafetyGate,
  SafetyService,
  SafetyQueries,
  DeclarationsService,
  DeclarationsQueries,
  LearnerPapersService,
];

@Module({
  imports: [IdentityModule, SchoolModule, LearnersModule],
  controllers: [
    SafetyApiController,
    DeclarationsApiController,
    LearnerPapersApiController,
    SafetyPagesController,
    DeclarationsPagesController,
    LearnerPapersPagesController,
    SupervisorsPagesController,
  ],
  providers: [...doors, SafetyPapers, SupervisionQueries],
  exports: doors,
})
export class SafetyModule {}
