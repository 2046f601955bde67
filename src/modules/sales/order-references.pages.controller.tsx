import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { PartnersQueries } from '../partners/index.js';
import { OrderReferences } from './order-references.js';
import { OrdersQueries } from './orders.queries.js';
import { ChangeReferences } from './sales.dto.js';
import { salesWords } from './sales.words.js';
import { OrderReferencesView } from './views/order-references.js';

/** The references of an order, as a page. */
@Controller('orders/:orderId/references')
export class OrderReferencesPagesController {
  constructor(
    private readonly references: OrderReferences,
    private readonly queries: OrdersQueries,
    private readonly partners: PartnersQueries,
  ) {}

  @Get()
  @Allow('director', 'master', 'accountant')
  page(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Page> {
    return this.show(scope, orderId, NO_TROUBLE);
  }

  @Post()
  @Allow('director', 'master', 'accountant')
  change(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitForm(scope.locale, ChangeReferences, body, {
      done: async (told) => {
        await this.references.change(scope, orderId, told);
        return new Redirect(`/orders/${orderId}`, { done: say(salesWords, scope.locale).referencesDone });
      },
      again: (trouble) => this.show(scope, orderId, trouble),
    });
  }

  private async show(scope: Scope, orderId: number, trouble: FormTrouble): Promise<Page> {
    const order = await this.queries.sheet(scope, orderId);
    const partner = await this.partners.get(scope, order.partnerId);
    const view = { order, partner, trouble, formKey: randomUUID() };
    return new Page(say(salesWords, scope.locale).references, <OrderReferencesView locale={scope.locale} {...view} />);
  }
}
