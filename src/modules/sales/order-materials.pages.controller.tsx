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
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { ExpectedMaterials, ExpectedMaterialsQueries, MaterialsQueries, NewExpected } from '../materials/index.js';
import { OrderMaterials } from './order-materials.js';
import { OrdersQueries } from './orders.queries.js';
import { salesWords } from './sales.words.js';
import { OrderMaterialsView } from './views/order-materials.js';

/** What the customer of an order is to bring for it. */
@Controller('orders/:orderId/materials')
export class OrderMaterialsPagesController {
  constructor(
    private readonly materials: OrderMaterials,
    private readonly expected: ExpectedMaterials,
    private readonly queries: ExpectedMaterialsQueries,
    private readonly stock: MaterialsQueries,
    private readonly orders: OrdersQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('director', 'master')
  page(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Page> {
    return this.show(scope, orderId, NO_TROUBLE);
  }

  @Post()
  @Allow('director', 'master')
  async expect(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    const known = await this.stock.list(scope);
    const unit = known.find(({ id }) => String(id) === body['materialId'])?.unitCode ?? 'C62';
    return submitForm(scope.locale, NewExpected, inSteps(body, 'quantity', unit), {
      done: async (told) => {
        await this.materials.expect(scope, orderId, told);
        return done(scope, orderId);
      },
      again: ({ errors }) => this.show(scope, orderId, { errors, values: typedValues(body) }),
    });
  }

  @Post(':expectedId/removal')
  @Allow('director', 'master')
  async forgo(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Param('expectedId', IdPipe) expectedId: number,
  ): Promise<Redirect> {
    await this.expected.forgo(scope, orderId, expectedId);
    return done(scope, orderId);
  }

  private async show(scope: Scope, orderId: number, trouble: FormTrouble): Promise<Page> {
    const order = await this.orders.sheet(scope, orderId);
    const expected = await this.queries.ofOrder(scope, orderId);
    const materials = await this.stock.list(scope);
    const view = { order, expected, materials, today: this.clock.today(), trouble, formKey: randomUUID() };
    const title = `${say(salesWords, scope.locale).broughtMaterial} · ${order.number}`;
    return new Page(title, <OrderMaterialsView locale={scope.locale} {...view} />);
  }
}

function done({ locale }: Scope, orderId: number): Redirect {
  return new Redirect(`/orders/${orderId}/materials`, { done: say(salesWords, locale).broughtDone });
}
