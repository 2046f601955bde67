import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { StatementQuery } from './payments.dto.js';
import type { Statement } from './payments.types.js';
import { StatementQueries } from './statement.queries.js';

@Controller('api/v1/partners/:partnerId')
export class StatementApiController {
  constructor(private readonly statements: StatementQueries) {}

  /** What a partner was invoiced, credited and paid, with the balance after each. */
  @Get('statement')
  @Allow('director', 'accountant')
  statement(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Query() query: StatementQuery,
  ): Promise<Statement> {
    return this.statements.of(scope, partnerId, query);
  }
}
