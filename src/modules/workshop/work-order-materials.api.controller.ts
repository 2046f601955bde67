import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { WorkOrderMove, type WorkOrderLot } from '../materials/index.js';
import { WorkOrderMaterials } from './work-order-materials.js';

/** Material of an OF, for programs. */
@Controller('api/v1/work-orders/:workOrderId/materials')
export class WorkOrderMaterialsApiController {
  constructor(private readonly materials: WorkOrderMaterials) {}

  /** What of each lot is on an OF. */
  @Get()
  @Allow('director', 'master')
  async list(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<WorkOrderLot[]> {
    return (await this.materials.read(scope, workOrderId)).lots;
  }

  /** From a lot to the OF, or back from it, whole or as off-cuts. */
  @Post()
  @HttpCode(204)
  @Allow('director', 'master')
  move(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Body() dto: WorkOrderMove,
  ): Promise<void> {
    return this.materials.move(scope, workOrderId, dto);
  }
}
