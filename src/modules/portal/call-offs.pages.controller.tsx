import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { CallOff, OrderSchedule, OrdersQueries, squareErrors, typedSquares } from '../sales/index.js';
import { PortalQueries } from './portal.queries.js';
import { portalWords } from './portal.words.js';
import { CallOffView } from './views/call-off-view.js';

/** Deliveries called off a framework order. */
@Controller('portal/orders/:orderId/call-offs')
export class CallOffsPagesController {
  constructor(
    private readonly schedule: OrderSchedule,
    private readonly queries: PortalQueries,
    private readonly orders: OrdersQueries,
    private readonly clock: Clock,
  ) {}

  @Get('new')
  @Allow('buyer')
  new(@CallerPartner() scope: PartnerScope, @Param('orderId', IdPipe) orderId: number): Promise<Page> {
    return this.show(scope, orderId, NO_TROUBLE);
  }

  @Post()
  @Allow('buyer')
  async call(
    @CallerPartner() scope: PartnerScope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    const cells = typedSquares((await this.orders.sheet(scope, orderId)).lines, body['cells']);
    return submitForm(
      scope.locale,
      CallOff,
      { ...body, cells },
      {
        done: async (called) => {
          await this.schedule.callOff(scope, orderId, called);
          return new Redirect(`/portal/orders/${orderId}`, { done: say(portalWords, scope.locale).calledDone });
        },
        again: ({ errors }) =>
          this.show(scope, orderId, { errors: squareErrors(errors, cells), values: typedValues(body) }),
      },
    );
  }

  private async show(scope: PartnerScope, orderId: number, trouble: FormTrouble): Promise<Page> {
    const order = await this.queries.order(scope, orderId);
    const view = { order, today: this.clock.today(), trouble, formKey: randomUUID() };
    return new Page(say(portalWords, scope.locale).callOff, <CallOffView locale={scope.locale} {...view} />);
  }
}
