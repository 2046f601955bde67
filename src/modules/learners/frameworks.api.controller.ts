import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { AddFramework, NewSchoolClass } from './learners.dto.js';
import { LearnersQueries } from './learners.queries.js';
import { LearnersService } from './learners.service.js';
import type { ClassRead, FrameworkRead } from './learners.types.js';

/** Diplomas' reference lists and the classes that prepare them. */
@Controller('api/v1')
export class FrameworksApiController {
  constructor(
    private readonly service: LearnersService,
    private readonly queries: LearnersQueries,
  ) {}

  /** With their competences; `status` says whether the codes are official. */
  @Get('frameworks')
  @Allow('director', 'master')
  async frameworks(@Caller() scope: Scope): Promise<{ rows: FrameworkRead[] }> {
    return { rows: await this.queries.frameworks(scope) };
  }

  @Post('frameworks')
  @Allow('director')
  async addFramework(@Caller() scope: Scope, @Body() dto: AddFramework): Promise<Created<{ id: number }>> {
    return new Created('/api/v1/frameworks', { id: await this.service.addFramework(scope, dto) });
  }

  @Get('classes')
  @Allow('director', 'master')
  async classes(@Caller() scope: Scope): Promise<{ rows: ClassRead[] }> {
    return { rows: await this.queries.classes(scope) };
  }

  @Post('classes')
  @Allow('director')
  async addClass(@Caller() scope: Scope, @Body() dto: NewSchoolClass): Promise<Created<{ id: number }>> {
    return new Created('/api/v1/classes', { id: await this.service.addClass(scope, dto) });
  }
}
