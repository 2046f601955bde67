import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { inSteps, MaterialsQueries, MaterialsService, WorkOrderMove, type WorkOrderLot } from '../materials/index.js';
import { ProductionQueries } from '../production/index.js';
import { OrdersQueries } from '../sales/index.js';
import { WorkOrderMaterialsView } from './views/work-order-materials.js';
import { workshopWords } from './workshop.words.js';

/** Material of an OF: what went to it, what came back. */
@Controller()
export class WorkOrderMaterialsController {
  constructor(
    private readonly materials: MaterialsService,
    private readonly stock: MaterialsQueries,
    private readonly production: ProductionQueries,
    private readonly orders: OrdersQueries,
  ) {}

  @Get('work-orders/:workOrderId/materials')
  @Allow('director', 'master')
  page(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<Page> {
    return this.show(scope, workOrderId, NO_TROUBLE);
  }

  @Post('work-orders/:workOrderId/materials')
  @Allow('director', 'master')
  async submit(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const about = await this.about(scope, workOrderId);
    const lots = [...(await this.stock.usable(scope, about.customerId)), ...(await this.lotsOf(scope, workOrderId))];
    const unit = lots.find((lot) => String('id' in lot ? lot.id : lot.lotId) === body['lotId'])?.unitCode ?? 'C62';
    return submitForm(scope.locale, WorkOrderMove, inSteps(body, 'quantity', unit), {
      done: async (move) => {
        await this.materials.moveForWorkOrder(scope, about, move);
        const { movedMaterial } = say(workshopWords, scope.locale);
        return new Redirect(`/work-orders/${workOrderId}/materials`, { done: movedMaterial });
      },
      again: ({ errors }) => this.show(scope, workOrderId, { errors, values: typedValues(body) }),
    });
  }

  /** What of each lot is on an OF. */
  @Get('api/v1/work-orders/:workOrderId/materials')
  @Allow('director', 'master')
  async list(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<WorkOrderLot[]> {
    await this.about(scope, workOrderId);
    return this.lotsOf(scope, workOrderId);
  }

  /** From a lot to the OF, or back from it, whole or as off-cuts. */
  @Post('api/v1/work-orders/:workOrderId/materials')
  @HttpCode(204)
  @Allow('director', 'master')
  async move(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Body() dto: WorkOrderMove,
  ): Promise<void> {
    await this.materials.moveForWorkOrder(scope, await this.about(scope, workOrderId), dto);
  }

  private lotsOf(scope: Scope, workOrderId: number): Promise<WorkOrderLot[]> {
    return this.stock.ofWorkOrder(scope, workOrderId);
  }

  private async about(scope: Scope, workOrderId: number) {
    const { id, number, itemName, orderId } = await this.production.workOrder(scope, workOrderId);
    const customerId = orderId === null ? null : (await this.orders.sheet(scope, orderId)).partnerId;
    return { id, number, itemName, customerId };
  }

  private async show(scope: Scope, workOrderId: number, trouble: FormTrouble): Promise<Page> {
    const workOrder = await this.about(scope, workOrderId);
    const lots = await this.lotsOf(scope, workOrderId);
    const usable = await this.stock.usable(scope, workOrder.customerId);
    const view = { workOrder, lots, usable, trouble, idempotencyKey: randomUUID() };
    const title = `${say(workshopWords, scope.locale).materials} · ${workOrder.number}`;
    return new Page(title, <WorkOrderMaterialsView locale={scope.locale} {...view} />);
  }
}
