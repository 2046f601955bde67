import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { LearnersModule } from '../learners/index.js';
import { SchoolModule } from '../school/index.js';
import { DeclarationsQueries } from './declarations.queries.js';
import { DeclarationsService } from './declarations.service.js';
import { LearnerPapersService } from './learner-papers.service.js';
import { SafetyGate } from './safety-gate.service.js';
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
  controllers: [],
  providers: [...doors, SafetyPapers, SupervisionQueries],
  exports: doors,
})
export class SafetyModule {}
