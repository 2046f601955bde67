import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller, CallerLearner } from '../../core/access/allow.js';
import type { LearnerScope, Scope } from '../../core/access/scope.js';
import { Ago } from '../../core/http/ago.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { AssignmentsService } from './assignments.service.js';
import { NewReport, OtherTime, Reason, StartWork } from './production.dto.js';
import { BenchQueries } from './bench.queries.js';
import { ProductionQueries } from './production.queries.js';
import type { AssignmentRead, LearnerWork } from './production.types.js';
import { WorkService } from './work.service.js';

/** Work at the bench. A learner reaches its own work only. */
@Controller('api/v1')
export class WorkApiController {
  constructor(
    private readonly work: WorkService,
    private readonly assignments: AssignmentsService,
    private readonly queries: ProductionQueries,
    private readonly bench: BenchQueries,
  ) {}

  /** The caller's own work: one job now, three at most to come. */
  @Get('work')
  @Allow('learner')
  mine(@CallerLearner() scope: LearnerScope): Promise<LearnerWork> {
    return this.bench.workOf(scope);
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
  start(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Body() begin: StartWork,
    @Ago() ago: number,
  ): Promise<void> {
    return this.work.start(scope, assignmentId, { ...begin, ago });
  }

  /** Stops the time; a master may stop a session that was forgotten. */
  @Post('assignments/:assignmentId/pause')
  @HttpCode(204)
  @Allow('learner', 'director', 'master')
  pause(
    @Caller() scope: Scope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Ago() ago: number,
  ): Promise<void> {
    return this.work.pause(scope, assignmentId, ago);
  }

  /** Time that makes no piece: helping, cleaning, waiting. */
  @Post('other-time')
  @HttpCode(204)
  @Allow('learner')
  startOther(@CallerLearner() scope: LearnerScope, @Body() { kind }: OtherTime, @Ago() ago: number): Promise<void> {
    return this.work.startOther(scope, kind, ago);
  }

  /** Ends it. */
  @Post('other-time/end')
  @HttpCode(204)
  @Allow('learner')
  stopOther(@CallerLearner() scope: LearnerScope, @Ago() ago: number): Promise<void> {
    return this.work.stopOther(scope, ago);
  }

  /** Counts pieces by size; `finished` ends the job. */
  @Post('assignments/:assignmentId/reports')
  @Allow('learner')
  async report(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Body() dto: NewReport,
    @Ago() ago: number,
  ): Promise<Created<{ reportIds: number[] }>> {
    const counted = await this.work.report(scope, assignmentId, dto, ago);
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
}
