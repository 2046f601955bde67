import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { OrderSchedule } from './order-schedule.js';
import { OrdersQueries } from './orders.queries.js';
import { PlanDeliveries } from './sales.dto.js';
import { scheduleBody, scheduleErrors } from './sales.schedule-form.js';
import { salesWords } from './sales.words.js';
import { OrderScheduleView } from './views/order-schedule.js';

/** When what of an order leaves, as a page. */
@Controller('orders/:orderId/schedule')
export class OrderSchedulePagesController {
  constructor(
    private readonly schedule: OrderSchedule,
    private readonly queries: OrdersQueries,
  ) {}

  @Get()
  @Allow('director', 'master')
  page(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Page> {
    return this.show(scope, orderId, NO_TROUBLE);
  }

  @Post()
  @Allow('director', 'master')
  async plan(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    const form = scheduleBody(body, await this.queries.sheet(scope, orderId));
    return submitForm(scope.locale, PlanDeliveries, form.body, {
      done: async (planned) => {
        await this.schedule.plan(scope, orderId, planned);
        return new Redirect(`/orders/${orderId}`, { done: say(salesWords, scope.locale).plannedDone });
      },
      again: ({ errors }) =>
        this.show(scope, orderId, { errors: scheduleErrors(errors, form.columns), values: typedValues(body) }),
    });
  }

  private async show(scope: Scope, orderId: number, trouble: FormTrouble): Promise<Page> {
    const order = await this.queries.sheet(scope, orderId);
    const view = { order, trouble, formKey: randomUUID() };
    return new Page(say(salesWords, scope.locale).schedule, <OrderScheduleView locale={scope.locale} {...view} />);
  }
}
