import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller, CallerLearner } from '../../core/access/allow.js';
import type { LearnerScope, Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { AssignmentsService } from './assignments.service.js';
import { NewReport, Reason } from './production.dto.js';
import { ProductionQueries } from './production.queries.js';
import type { AssignmentRead, LearnerWork, QueueJob, ReportRead } from './production.types.js';
import { WorkService } from './work.service.js';

/** Work at the bench, and the master's decisions on it. A learner reaches its own work only. */
@Controller('api/v1')
export class WorkApiController {
  constructor(
    private readonly work: WorkService,
    private readonly assignments: AssignmentsService,
    private readonly queries: ProductionQueries,
  ) {}

  /** The caller's own work: one job now, three at most to come. */
  @Get('work')
  @Allow('learner')
  mine(@CallerLearner() scope: LearnerScope): Promise<LearnerWork> {
    return this.queries.workOf(scope);
  }

  @Get('assignments/:assignmentId')
  @Allow('director', 'master')
  assignment(@Caller() scope: Scope, @Param('assignmentId', IdPipe) assignmentId: number): Promise<AssignmentRead> {
    return this.queries.assignment(scope, assignmentId);
  }

  /** Starts, or goes on after a pause; the safety gate is asked again. */
  @Post('assignments/:assignmentId/start')
  @HttpCode(204)
  @Allow('learner')
  start(@CallerLearner() scope: LearnerScope, @Param('assignmentId', IdPipe) assignmentId: number): Promise<void> {
    return this.work.start(scope, assignmentId);
  }

  /** Stops the time; a master may stop a session that was forgotten. */
  @Post('assignments/:assignmentId/pause')
  @HttpCode(204)
  @Allow('learner', 'director', 'master')
  pause(@Caller() scope: Scope, @Param('assignmentId', IdPipe) assignmentId: number): Promise<void> {
    return this.work.pause(scope, assignmentId);
  }

  /** Counts pieces by size; `finished` ends the job. */
  @Post('assignments/:assignmentId/reports')
  @Allow('learner')
  async report(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Body() dto: NewReport,
  ): Promise<Created<{ reportIds: number[] }>> {
    const counted = await this.work.report(scope, assignmentId, dto);
    const [first] = counted.reportIds;
    return new Created(first ? `/api/v1/reports/${first}` : '/api/v1/work', counted);
  }

  /** Takes work back from a learner. */
  @Post('assignments/:assignmentId/withdrawal')
  @HttpCode(204)
  @Allow('director', 'master')
  withdraw(
    @Caller() scope: Scope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Body() dto: Reason,
  ): Promise<void> {
    return this.assignments.withdraw(scope, assignmentId, dto.reason);
  }

  /** Validates all that waits on a job. */
  @Post('assignments/:assignmentId/validation')
  @HttpCode(204)
  @Allow('director', 'master')
  validateJob(@Caller() scope: Scope, @Param('assignmentId', IdPipe) assignmentId: number): Promise<void> {
    return this.work.validateJob(scope, assignmentId);
  }

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

  /** The pieces count for good; at the last operation they become deliverable. */
  @Post('reports/:reportId/validation')
  @HttpCode(204)
  @Allow('director', 'master')
  validate(@Caller() scope: Scope, @Param('reportId', IdPipe) reportId: number): Promise<void> {
    return this.work.validate(scope, reportId);
  }

  /** The pieces are to be done again; refused once the next step used them. */
  @Post('reports/:reportId/rejection')
  @HttpCode(204)
  @Allow('director', 'master')
  reject(@Caller() scope: Scope, @Param('reportId', IdPipe) reportId: number, @Body() dto: Reason): Promise<void> {
    return this.work.reject(scope, reportId, dto.reason);
  }
}
