import { Controller, Get } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { AgeingQueries } from './ageing.queries.js';
import type { Ageing } from './invoicing.types.js';

@Controller('api/v1/invoices/ageing')
export class AgeingApiController {
  constructor(private readonly queries: AgeingQueries) {}

  /** What customers owe today, by how late it is, the latest debts first. */
  @Get()
  @Allow('director', 'accountant')
  ageing(@Caller() scope: Scope): Promise<Ageing> {
    return this.queries.ageing(scope);
  }
}
