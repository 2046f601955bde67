import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { SchoolApiController } from './school.api.controller.js';
import { SchoolPagesController } from './school.pages.controller.js';
import { SchoolQueries } from './school.queries.js';
import { SchoolService } from './school.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [SchoolPagesController, SchoolApiController],
  providers: [SchoolService, SchoolQueries],
  exports: [SchoolService, SchoolQueries],
})
export class SchoolModule {}
