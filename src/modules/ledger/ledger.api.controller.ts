import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { LedgerQuery } from './ledger.dto.js';
import { LedgerQueries } from './ledger.queries.js';
import type { ClosingRow, LedgerRow, LedgerSheet, Verification } from './ledger.types.js';

@Controller('api/v1/ledger')
export class LedgerApiController {
  constructor(private readonly queries: LedgerQueries) {}

  /** The sealed ledger, last entries first. */
  @Get()
  @Allow('director', 'accountant')
  ledger(@Caller() scope: Scope, @Query() query: LedgerQuery): Promise<Listed<LedgerRow>> {
    return this.queries.ledger(scope, query);
  }

  /** Days, months and years that are closed, the last first. */
  @Get('closings')
  @Allow('director', 'accountant')
  closings(@Caller() scope: Scope): Promise<ClosingRow[]> {
    return this.queries.closings(scope);
  }

  /** The whole chain computed again, and held against the papers of today. */
  @Get('verification')
  @Allow('director', 'accountant')
  verification(@Caller() scope: Scope): Promise<Verification> {
    return this.queries.verify(scope);
  }

  /** One entry, by its place in the chain. */
  @Get(':seq')
  @Allow('director', 'accountant')
  entry(@Caller() scope: Scope, @Param('seq', IdPipe) seq: number): Promise<LedgerSheet> {
    return this.queries.entry(scope, seq);
  }
}
