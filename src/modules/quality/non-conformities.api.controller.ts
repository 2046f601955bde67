import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { NonConformitiesQueries } from './non-conformities.queries.js';
import { NonConformitiesService } from './non-conformities.service.js';
import { Decision, NewNonConformity, NonConformitiesQuery, PreventiveAction } from './quality.dto.js';
import type { NonConformityRow, NonConformitySheet } from './quality.types.js';

/** What is not as asked, for programs. */
@Controller('api/v1')
export class NonConformitiesApiController {
  constructor(
    private readonly service: NonConformitiesService,
    private readonly queries: NonConformitiesQueries,
  ) {}

  /** Newest first; what is not closed unless a state is asked. */
  @Get('non-conformities')
  @Allow('director', 'master')
  list(@Caller() scope: Scope, @Query() query: NonConformitiesQuery): Promise<Listed<NonConformityRow>> {
    return this.queries.list(scope, query);
  }

  @Get('non-conformities/:nonConformityId')
  @Allow('director', 'master')
  sheet(@Caller() scope: Scope, @Param('nonConformityId', IdPipe) id: number): Promise<NonConformitySheet> {
    return this.queries.sheet(scope, id);
  }

  @Post('work-orders/:workOrderId/non-conformities')
  @Allow('director', 'master')
  async open(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Body() dto: NewNonConformity,
  ): Promise<Created<{ id: number }>> {
    const made = await this.service.open(scope, workOrderId, dto);
    return new Created(`/api/v1/non-conformities/${made.id}`, made);
  }

  /** The pieces are set apart. */
  @Post('non-conformities/:nonConformityId/containment')
  @HttpCode(204)
  @Allow('director', 'master')
  contain(@Caller() scope: Scope, @Param('nonConformityId', IdPipe) id: number): Promise<void> {
    return this.service.contain(scope, id);
  }

  /** What becomes of the pieces; no count moves by itself. */
  @Post('non-conformities/:nonConformityId/decision')
  @HttpCode(204)
  @Allow('director', 'master')
  decide(@Caller() scope: Scope, @Param('nonConformityId', IdPipe) id: number, @Body() dto: Decision): Promise<void> {
    return this.service.decide(scope, id, dto);
  }

  @Post('non-conformities/:nonConformityId/action')
  @HttpCode(204)
  @Allow('director', 'master')
  act(
    @Caller() scope: Scope,
    @Param('nonConformityId', IdPipe) id: number,
    @Body() dto: PreventiveAction,
  ): Promise<void> {
    return this.service.act(scope, id, dto.action);
  }

  @Post('non-conformities/:nonConformityId/closure')
  @HttpCode(204)
  @Allow('director', 'master')
  close(@Caller() scope: Scope, @Param('nonConformityId', IdPipe) id: number): Promise<void> {
    return this.service.close(scope, id);
  }
}
