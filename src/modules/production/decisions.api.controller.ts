import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { DecisionsService } from './decisions.service.js';
import { NewDemonstration, Reason, ReportCorrection, SessionCorrection } from './production.dto.js';
import { ProductionQueries } from './production.queries.js';
import type { QueueJob, ReportRead, SessionRead } from './production.types.js';

/** A master's decisions on the pieces and the time of learners. */
@Controller('api/v1')
export class DecisionsApiController {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly queries: ProductionQueries,
  ) {}

  /** Jobs that wait for a master, the oldest first. */
  @Get('reports')
  @Allow('director', 'master')
  queue(@Caller() scope: Scope): Promise<QueueJob[]> {
    return this.queries.toValidate(scope);
  }

  /** One count; a learner finds its own only. */
  @Get('reports/:reportId')
  @Allow('director', 'master', 'learner')
  one(@Caller() scope: Scope, @Param('reportId', IdPipe) reportId: number): Promise<ReportRead> {
    return this.queries.report(scope, reportId);
  }

  /** Validates all that waits on a job, and its time. */
  @Post('assignments/:assignmentId/validation')
  @HttpCode(204)
  @Allow('director', 'master')
  validateJob(@Caller() scope: Scope, @Param('assignmentId', IdPipe) assignmentId: number): Promise<void> {
    return this.decisions.validateJob(scope, assignmentId);
  }

  /** The pieces count for good; at the last operation they become deliverable. */
  @Post('reports/:reportId/validation')
  @HttpCode(204)
  @Allow('director', 'master')
  validate(@Caller() scope: Scope, @Param('reportId', IdPipe) reportId: number): Promise<void> {
    return this.decisions.validate(scope, reportId);
  }

  /** The pieces are to be done again; refused once the next step used them. */
  @Post('reports/:reportId/rejection')
  @HttpCode(204)
  @Allow('director', 'master')
  reject(@Caller() scope: Scope, @Param('reportId', IdPipe) reportId: number, @Body() dto: Reason): Promise<void> {
    return this.decisions.reject(scope, reportId, dto.reason);
  }

  /** A validated count was wrong: it is reversed and the right one posted; refused once the pieces went on. */
  @Post('reports/:reportId/correction')
  @HttpCode(204)
  @Allow('director', 'master')
  correct(
    @Caller() scope: Scope,
    @Param('reportId', IdPipe) reportId: number,
    @Body() { reason, ...right }: ReportCorrection,
  ): Promise<void> {
    return this.decisions.correct(scope, reportId, right, reason);
  }

  /** Sessions the house closed itself at the end of a half-day. */
  @Get('work-sessions')
  @Allow('director', 'master')
  toCheck(@Caller() scope: Scope): Promise<SessionRead[]> {
    return this.queries.sessionsToCheck(scope);
  }

  /** How long a session really was. */
  @Post('work-sessions/:workSessionId/correction')
  @HttpCode(204)
  @Allow('director', 'master')
  correctTime(
    @Caller() scope: Scope,
    @Param('workSessionId', IdPipe) workSessionId: number,
    @Body() { minutes, reason }: SessionCorrection,
  ): Promise<void> {
    return this.decisions.correctTime(scope, workSessionId, minutes, reason);
  }

  /** A session that was none: its minutes no longer count. */
  @Post('work-sessions/:workSessionId/rejection')
  @HttpCode(204)
  @Allow('director', 'master')
  rejectTime(
    @Caller() scope: Scope,
    @Param('workSessionId', IdPipe) workSessionId: number,
    @Body() { reason }: Reason,
  ): Promise<void> {
    return this.decisions.rejectTime(scope, workSessionId, reason);
  }

  /** Minutes the caller spent showing how. */
  @Post('operations/:operationId/demonstrations')
  @HttpCode(204)
  @Allow('director', 'master')
  demonstrate(
    @Caller() scope: Scope,
    @Param('operationId', IdPipe) operationId: number,
    @Body() { minutes }: NewDemonstration,
  ): Promise<void> {
    return this.decisions.demonstrate(scope, operationId, minutes);
  }
}
