import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller, CallerLearner } from '../../core/access/allow.js';
import type { LearnerScope, Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { CallsQueries } from './calls.queries.js';
import { CallsService } from './calls.service.js';
import type { CallRead } from './workshop.types.js';

/** Learners who wait for a master. */
@Controller('api/v1/calls')
export class CallsApiController {
  constructor(
    private readonly calls: CallsService,
    private readonly queries: CallsQueries,
  ) {}

  /** The longest first. */
  @Get()
  @Allow('director', 'master')
  open(@Caller() scope: Scope): Promise<CallRead[]> {
    return this.queries.open(scope);
  }

  /** The caller waits for a master; calling again changes nothing. */
  @Post()
  @HttpCode(204)
  @Allow('learner')
  call(@CallerLearner() scope: LearnerScope): Promise<void> {
    return this.calls.call(scope);
  }

  /** A master comes. */
  @Post(':callId/answer')
  @HttpCode(204)
  @Allow('director', 'master')
  answer(@Caller() scope: Scope, @Param('callId', IdPipe) callId: number): Promise<void> {
    return this.calls.answer(scope, callId);
  }
}
