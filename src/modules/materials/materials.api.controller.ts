import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { LotExit, MaterialPrice, NewLot, NewMaterial, StockCount } from './materials.dto.js';
import { MaterialsQueries } from './materials.queries.js';
import { MaterialsService } from './materials.service.js';
import type { MaterialRow, MaterialSheet } from './materials.types.js';

/** Stock, for programs. */
@Controller('api/v1')
export class MaterialsApiController {
  constructor(
    private readonly service: MaterialsService,
    private readonly queries: MaterialsQueries,
  ) {}

  /** By name, with what is in stock; `short` ones are to be ordered. */
  @Get('materials')
  @Allow('director', 'master')
  list(@Caller() scope: Scope): Promise<MaterialRow[]> {
    return this.queries.list(scope);
  }

  @Post('materials')
  @Allow('director', 'master')
  async add(@Caller() scope: Scope, @Body() dto: NewMaterial): Promise<Created<{ id: number }>> {
    const id = await this.service.add(scope, dto);
    return new Created(`/api/v1/materials/${id}`, { id });
  }

  /** One material with its lots and its last moves. */
  @Get('materials/:materialId')
  @Allow('director', 'master')
  sheet(@Caller() scope: Scope, @Param('materialId', IdPipe) materialId: number): Promise<MaterialSheet> {
    return this.queries.sheet(scope, materialId);
  }

  /** What a unit costs, for the quotes to come. */
  @Put('materials/:materialId/price')
  @HttpCode(204)
  @Allow('director', 'master')
  price(
    @Caller() scope: Scope,
    @Param('materialId', IdPipe) materialId: number,
    @Body() { priceE4 }: MaterialPrice,
  ): Promise<void> {
    return this.service.setPrice(scope, materialId, priceE4);
  }

  /** A lot comes in. */
  @Post('materials/:materialId/lots')
  @Allow('director', 'master')
  async receive(
    @Caller() scope: Scope,
    @Param('materialId', IdPipe) materialId: number,
    @Body() dto: NewLot,
  ): Promise<Created<{ id: number }>> {
    const id = await this.service.receive(scope, materialId, dto);
    return new Created(`/api/v1/materials/${materialId}`, { id });
  }

  /** Thrown away, or given back to the customer whose it is. */
  @Post('lots/:lotId/exits')
  @HttpCode(204)
  @Allow('director', 'master')
  takeOut(@Caller() scope: Scope, @Param('lotId', IdPipe) lotId: number, @Body() dto: LotExit): Promise<void> {
    return this.service.takeOut(scope, lotId, dto);
  }

  /** What was found on the shelf; the difference is a move of its own. */
  @Post('lots/:lotId/counts')
  @HttpCode(204)
  @Allow('director', 'master')
  count(@Caller() scope: Scope, @Param('lotId', IdPipe) lotId: number, @Body() dto: StockCount): Promise<void> {
    return this.service.count(scope, lotId, dto);
  }
}
