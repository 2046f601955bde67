import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import type { GateFinding } from '../safety/index.js';
import { AssignmentsService } from './assignments.service.js';
import { DrawingDesk } from './drawing-desk.js';
import {
  BoardQuery,
  CandidatesQuery,
  NewAssignment,
  NewWorkOrder,
  ReadyQuery,
  Reason,
  WorkOrderListQuery,
} from './production.dto.js';
import { ProductionQueries } from './production.queries.js';
import { ProductionService } from './production.service.js';
import type { AssignmentChoice, BoardRead, ReadyOperation, WorkOrderRow, WorkOrderSheet } from './production.types.js';

/** OFs, their operations and the master's board. */
@Controller('api/v1')
export class ProductionApiController {
  constructor(
    private readonly production: ProductionService,
    private readonly assignments: AssignmentsService,
    private readonly queries: ProductionQueries,
    private readonly drawings: DrawingDesk,
    private readonly clock: Clock,
  ) {}

  /** OFs, newest first; `state` is a state or `late`. */
  @Get('work-orders')
  @Allow('director', 'master')
  list(@Caller() scope: Scope, @Query() query: WorkOrderListQuery): Promise<Listed<WorkOrderRow>> {
    return this.queries.list(scope, query);
  }

  /** Makes an OF without an order: exercise, internal or prototype. */
  @Post('work-orders')
  @Allow('director', 'master')
  async create(@Caller() scope: Scope, @Body() dto: NewWorkOrder): Promise<Created<WorkOrderSheet>> {
    const { id } = await this.production.create(scope, dto);
    return new Created(`/api/v1/work-orders/${id}`, await this.queries.workOrder(scope, id));
  }

  /** An OF with its operations, counts and assignments. */
  @Get('work-orders/:workOrderId')
  @Allow('director', 'master')
  read(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<WorkOrderSheet> {
    return this.queries.workOrder(scope, workOrderId);
  }

  /** A new OF of kind rework for the ordered pieces no OF will make. */
  @Post('work-orders/:workOrderId/relaunch')
  @Allow('director', 'master')
  async relaunch(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
  ): Promise<Created<WorkOrderSheet>> {
    const { id } = await this.production.relaunch(scope, workOrderId);
    return new Created(`/api/v1/work-orders/${id}`, await this.queries.workOrder(scope, id));
  }

  /** Before the first start the OF is cancelled, after it abandoned. */
  @Post('work-orders/:workOrderId/cancellation')
  @HttpCode(204)
  @Allow('director', 'master')
  cancel(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Body() dto: Reason,
  ): Promise<void> {
    return this.production.cancel(scope, workOrderId, dto.reason);
  }

  /** Stops the work for a while: a question to the customer, material that fails. */
  @Post('work-orders/:workOrderId/suspension')
  @HttpCode(204)
  @Allow('director', 'master')
  suspend(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Body() dto: Reason,
  ): Promise<void> {
    return this.production.suspend(scope, workOrderId, dto.reason);
  }

  /** A master has looked at the new drawing: the work may go on by it. */
  @Post('work-orders/:workOrderId/drawing-acknowledgement')
  @HttpCode(204)
  @Allow('director', 'master')
  acknowledge(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<void> {
    return this.drawings.acknowledge(scope, workOrderId);
  }

  /** The work goes on. */
  @Post('work-orders/:workOrderId/resumption')
  @HttpCode(204)
  @Allow('director', 'master')
  resume(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<void> {
    return this.production.resume(scope, workOrderId);
  }

  /** Ends a completed OF. */
  @Post('work-orders/:workOrderId/closure')
  @HttpCode(204)
  @Allow('director', 'master')
  close(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<void> {
    return this.production.close(scope, workOrderId);
  }

  /** Operations that can be worked on, by due date. */
  @Get('operations')
  @Allow('director', 'master')
  ready(@Caller() scope: Scope, @Query() { limit }: ReadyQuery): Promise<ReadyOperation[]> {
    return this.queries.readyOperations(scope, limit);
  }

  /** Every learner with the safety gate's answer for this operation, day, half-day and supervisor. */
  @Get('operations/:operationId/candidates')
  @Allow('director', 'master')
  candidates(
    @Caller() scope: Scope,
    @Param('operationId', IdPipe) operationId: number,
    @Query() query: CandidatesQuery,
  ): Promise<AssignmentChoice> {
    return this.queries.candidates(scope, operationId, query);
  }

  /** Gives the operation to a learner; 409 `production.gate_refused` names every missing paper. */
  @Post('operations/:operationId/assignments')
  @Allow('director', 'master')
  async assign(
    @Caller() scope: Scope,
    @Param('operationId', IdPipe) operationId: number,
    @Body() dto: NewAssignment,
  ): Promise<Created<{ id: number; warnings: GateFinding[] }>> {
    const given = await this.assignments.assign(scope, { ...dto, operationId });
    return new Created(`/api/v1/assignments/${given.id}`, given);
  }

  /** Passes over a step that need not be made here. */
  @Post('operations/:operationId/skip')
  @HttpCode(204)
  @Allow('director', 'master')
  skip(@Caller() scope: Scope, @Param('operationId', IdPipe) operationId: number, @Body() dto: Reason): Promise<void> {
    return this.production.skip(scope, operationId, dto.reason);
  }

  /** Learners × half-days of a day; today when `day` is left out. */
  @Get('board')
  @Allow('director', 'master')
  board(@Caller() scope: Scope, @Query() { day }: BoardQuery): Promise<BoardRead> {
    return this.queries.board(scope, day ?? this.clock.today());
  }
}
