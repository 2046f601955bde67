import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { FrameworksApiController } from './frameworks.api.controller.js';
import { FrameworksPagesController } from './frameworks.pages.controller.js';
import { LearnersApiController } from './learners.api.controller.js';
import { LearnersPagesController } from './learners.pages.controller.js';
import { LearnerBadges } from './learner-badges.js';
import { SchoolModule } from '../school/index.js';
import { LearnersQueries } from './learners.queries.js';
import { LearnersService } from './learners.service.js';

@Module({
  imports: [IdentityModule, SchoolModule],
  controllers: [LearnersApiController, LearnersPagesController, FrameworksApiController, FrameworksPagesController],
  providers: [LearnersService, LearnersQueries, LearnerBadges],
  exports: [LearnersService, LearnersQueries],
})
export class LearnersModule {}
