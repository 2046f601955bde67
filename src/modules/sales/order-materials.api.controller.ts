import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import {
  ExpectedMaterials,
  ExpectedMaterialsQueries,
  NewExpected,
  type ExpectedMaterialRead,
} from '../materials/index.js';
import { OrderMaterials } from './order-materials.js';
import { OrdersQueries } from './orders.queries.js';

/** What the customer of an order is to bring for it, for programs. */
@Controller('api/v1/orders/:orderId/materials')
export class OrderMaterialsApiController {
  constructor(
    private readonly materials: OrderMaterials,
    private readonly expected: ExpectedMaterials,
    private readonly queries: ExpectedMaterialsQueries,
    private readonly orders: OrdersQueries,
  ) {}

  /** The first to come first; what came too. */
  @Get()
  @Allow('director', 'master')
  async list(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<ExpectedMaterialRead[]> {
    await this.orders.mustExist(scope, orderId);
    return this.queries.ofOrder(scope, orderId);
  }

  @Post()
  @Allow('director', 'master')
  async expect(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() told: NewExpected,
  ): Promise<Created<{ id: number }>> {
    const made = await this.materials.expect(scope, orderId, told);
    return new Created(`/api/v1/orders/${orderId}/materials`, made);
  }

  /** It will not come after all. */
  @Delete(':expectedId')
  @HttpCode(204)
  @Allow('director', 'master')
  forgo(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Param('expectedId', IdPipe) expectedId: number,
  ): Promise<void> {
    return this.expected.forgo(scope, orderId, expectedId);
  }
}
