import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { BillsQueries } from './bills.queries.js';
import { BillsService } from './bills.service.js';
import { NewBill } from './materials.dto.js';
import type { BillRead } from './materials.types.js';

/** What items are made of, for programs. */
@Controller('api/v1/items/:itemId/bill')
export class BillsApiController {
  constructor(
    private readonly bills: BillsService,
    private readonly queries: BillsQueries,
  ) {}

  /** Materials of one unit, and what they cost. */
  @Get()
  @Allow('director', 'master')
  read(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<BillRead> {
    return this.queries.of(scope, itemId);
  }

  /** All the materials of the item, in place of those it had. */
  @Put()
  @HttpCode(204)
  @Allow('director', 'master')
  put(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number, @Body() { lines }: NewBill): Promise<void> {
    return this.bills.put(scope, itemId, lines);
  }
}
