import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import {
  inSteps,
  NO_TROUBLE,
  submitForm,
  typedValues,
  type FormBody,
  type FormTrouble,
} from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { WorkOrderMove } from '../materials/index.js';
import { WorkOrderMaterialsView } from './views/work-order-materials.js';
import { unitOfLot, WorkOrderMaterials } from './work-order-materials.js';
import { workshopWords } from './workshop.words.js';

/** Material of an OF, as a page. */
@Controller('work-orders/:workOrderId/materials')
export class WorkOrderMaterialsPagesController {
  constructor(private readonly materials: WorkOrderMaterials) {}

  @Get()
  @Allow('director', 'master')
  page(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<Page> {
    return this.show(scope, workOrderId, NO_TROUBLE);
  }

  @Post()
  @Allow('director', 'master')
  async move(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const unit = unitOfLot(await this.materials.read(scope, workOrderId), body['lotId']);
    return submitForm(scope.locale, WorkOrderMove, inSteps(body, 'quantity', unit), {
      done: async (move) => {
        await this.materials.move(scope, workOrderId, move);
        const { movedMaterial } = say(workshopWords, scope.locale);
        return new Redirect(`/work-orders/${workOrderId}/materials`, { done: movedMaterial });
      },
      again: ({ errors }) => this.show(scope, workOrderId, { errors, values: typedValues(body) }),
    });
  }

  private async show(scope: Scope, workOrderId: number, trouble: FormTrouble): Promise<Page> {
    const view = { ...(await this.materials.read(scope, workOrderId)), trouble, idempotencyKey: randomUUID() };
    const title = `${say(workshopWords, scope.locale).materials} · ${view.workOrder.number}`;
    return new Page(title, <WorkOrderMaterialsView locale={scope.locale} {...view} />);
  }
}
