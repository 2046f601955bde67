import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Reason } from './production.dto.js';
import { NewReception, NewSending } from './subcontract.dto.js';
import { SubcontractQueries } from './subcontract.queries.js';
import { SubcontractService } from './subcontract.service.js';
import type { OutsideRow, SubcontractSheet } from './subcontract.types.js';

/** Steps made outside: heat treatment, plating, embroidery. */
@Controller('api/v1')
export class SubcontractApiController {
  constructor(
    private readonly service: SubcontractService,
    private readonly queries: SubcontractQueries,
  ) {}

  /** What is at subcontractors, the first due first. */
  @Get('subcontracting')
  @Allow('director', 'master')
  async outside(@Caller() scope: Scope): Promise<{ rows: OutsideRow[] }> {
    return { rows: await this.queries.outside(scope) };
  }

  /** A step made outside, size by size, with its moves; 409 for one made at the school. */
  @Get('subcontracting/:subcontractedId')
  @Allow('director', 'master')
  sheet(@Caller() scope: Scope, @Param('subcontractedId', IdPipe) operationId: number): Promise<SubcontractSheet> {
    return this.queries.sheet(scope, operationId);
  }

  /** Pieces leave. */
  @Post('subcontracting/:subcontractedId/sendings')
  @Allow('director', 'master')
  @HttpCode(204)
  send(
    @Caller() scope: Scope,
    @Param('subcontractedId', IdPipe) operationId: number,
    @Body() dto: NewSending,
  ): Promise<void> {
    return this.service.send(scope, operationId, dto);
  }

  /** Pieces come back, and are counted. */
  @Post('subcontracting/:subcontractedId/receptions')
  @Allow('director', 'master')
  @HttpCode(204)
  receive(
    @Caller() scope: Scope,
    @Param('subcontractedId', IdPipe) operationId: number,
    @Body() dto: NewReception,
  ): Promise<void> {
    return this.service.receive(scope, operationId, dto);
  }

  /** Takes a move back that was a mistake. */
  @Post('subcontract-moves/:moveId/reversal')
  @Allow('director', 'master')
  @HttpCode(204)
  reverse(@Caller() scope: Scope, @Param('moveId', IdPipe) moveId: number, @Body() { reason }: Reason): Promise<void> {
    return this.service.reverse(scope, moveId, reason);
  }
}
