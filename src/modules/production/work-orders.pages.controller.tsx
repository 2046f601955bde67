import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { typedSteps, type UnitCode } from '../../core/quantity/unit.js';
import { say } from '../../core/words/words.js';
import { CatalogQueries } from '../catalog/index.js';
import { DrawingDesk } from './drawing-desk.js';
import { ItemChoice, NewWorkOrder, Reason, WorkOrderListQuery } from './production.dto.js';
import { ProductionQueries } from './production.queries.js';
import { ProductionService } from './production.service.js';
import { productionWords } from './production.words.js';
import { WorkOrderListView } from './views/work-order-list.js';
import { NewWorkOrderView } from './views/work-order-new.js';
import { WorkOrderSheetView } from './views/work-order-sheet.js';

/** OFs as pages. */
@Controller()
export class WorkOrderPagesController {
  constructor(
    private readonly production: ProductionService,
    private readonly queries: ProductionQueries,
    private readonly catalog: CatalogQueries,
    private readonly drawings: DrawingDesk,
  ) {}

  @Get('work-orders')
  @Allow('director', 'master')
  async list(@Caller() scope: Scope, @Query() query: WorkOrderListQuery): Promise<Page> {
    const listed = await this.queries.list(scope, query);
    const view = <WorkOrderListView locale={scope.locale} query={query} listed={listed} />;
    return new Page(say(productionWords, scope.locale).workOrders, view);
  }

  @Get('work-orders/new')
  @Allow('director', 'master')
  new(@Caller() scope: Scope, @Query() { itemId }: ItemChoice): Promise<Page> {
    return this.newPage(scope, itemId, NO_TROUBLE);
  }

  @Post('work-orders')
  @Allow('director', 'master')
  async create(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    const item = (await this.catalog.orderable(scope)).find(({ id }) => id === Number(body['itemId']));
    return submitForm(
      scope.locale,
      NewWorkOrder,
      { ...body, cells: cellsOf(body, item?.unitCode ?? 'C62') },
      {
        done: async (wish) => {
          const { id } = await this.production.create(scope, wish);
          return new Redirect(`/work-orders/${id}`, { done: say(productionWords, scope.locale).orderMadeDone });
        },
        again: ({ errors }) =>
          this.newPage(scope, Number(body['itemId']) || undefined, { errors, values: typedOf(body) }),
      },
    );
  }

  @Get('work-orders/:workOrderId')
  @Allow('director', 'master')
  async sheet(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<Page> {
    const sheet = await this.queries.workOrder(scope, workOrderId);
    const view = <WorkOrderSheetView locale={scope.locale} sheet={sheet} idempotencyKey={randomUUID()} />;
    return new Page(`${sheet.number} · ${sheet.itemName}`, view);
  }

  @Post('work-orders/:workOrderId/relaunch')
  @Allow('director', 'master')
  async relaunch(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<Redirect> {
    const { id } = await this.production.relaunch(scope, workOrderId);
    return new Redirect(`/work-orders/${id}`, { done: say(productionWords, scope.locale).relaunchedDone });
  }

  @Post('work-orders/:workOrderId/cancellation')
  @Allow('director', 'master')
  async cancel(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.production.cancel(scope, workOrderId, readForm(Reason, body).reason);
    return new Redirect(`/work-orders/${workOrderId}`, { done: say(productionWords, scope.locale).orderCancelledDone });
  }

  @Post('work-orders/:workOrderId/suspension')
  @Allow('director', 'master')
  async suspend(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.production.suspend(scope, workOrderId, readForm(Reason, body).reason);
    return new Redirect(`/work-orders/${workOrderId}`, { done: say(productionWords, scope.locale).suspendedDone });
  }

  @Post('work-orders/:workOrderId/drawing-acknowledgement')
  @Allow('director', 'master')
  async acknowledge(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<Redirect> {
    await this.drawings.acknowledge(scope, workOrderId);
    return new Redirect(`/work-orders/${workOrderId}`, { done: say(productionWords, scope.locale).drawingDone });
  }

  @Post('work-orders/:workOrderId/resumption')
  @Allow('director', 'master')
  async resume(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<Redirect> {
    await this.production.resume(scope, workOrderId);
    return new Redirect(`/work-orders/${workOrderId}`, { done: say(productionWords, scope.locale).resumedDone });
  }

  @Post('work-orders/:workOrderId/closure')
  @Allow('director', 'master')
  async close(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<Redirect> {
    await this.production.close(scope, workOrderId);
    return new Redirect(`/work-orders/${workOrderId}`, { done: say(productionWords, scope.locale).orderClosedDone });
  }

  @Post('operations/:operationId/skip')
  @Allow('director', 'master')
  async skip(
    @Caller() scope: Scope,
    @Param('operationId', IdPipe) operationId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.production.skip(scope, operationId, readForm(Reason, body).reason);
    const { workOrderId } = await this.queries.operation(scope, operationId);
    return new Redirect(`/work-orders/${workOrderId}`, { done: say(productionWords, scope.locale).skippedDone });
  }

  private async newPage(scope: Scope, itemId: number | undefined, trouble: FormTrouble): Promise<Page> {
    const items = await this.catalog.orderable(scope);
    const item = items.find(({ id }) => id === itemId) ?? null;
    const view = { items, item, trouble, idempotencyKey: randomUUID() };
    const title = say(productionWords, scope.locale).newWorkOrder;
    return new Page(title, <NewWorkOrderView locale={scope.locale} {...view} />);
  }
}

/** The grid sends `cells[<variantId>]`: empty sizes are left out. */
function cellsOf(body: FormBody, unit: UnitCode): { variantId: string; quantity: string }[] {
  return Object.entries((body['cells'] ?? {}) as Record<string, unknown>)
    .map(([variantId, typed]) => ({ variantId, quantity: typedSteps(String(typed), unit) }))
    .filter(({ quantity }) => !/^0*$/.test(quantity));
}

function typedOf(body: FormBody): Record<string, string> {
  const cells = Object.entries((body['cells'] ?? {}) as Record<string, unknown>);
  const plain = Object.entries(body).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries([...plain, ...cells.map(([id, value]) => [`cells[${id}]`, value])]) as Record<
    string,
    string
  >;
}
