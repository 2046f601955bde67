import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { LearnersQueries } from './learners.queries.js';
import { LearnersService } from './learners.service.js';

@Module({
  imports: [IdentityModule],
  providers: [LearnersService, LearnersQueries],
  exports: [LearnersService, LearnersQueries],
})
export class LearnersModule {}
