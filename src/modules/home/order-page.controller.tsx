import { randomUUID } from 'node:crypto';
import { Controller, Get, Param } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { Page } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { homeWords } from './home.words.js';
import { OrderPageQueries } from './order-page.queries.js';
import { OrderPageView } from './views/order-page-view.js';

/** The staff order sheet. Its acts are those of the rooms it shows. */
@Controller()
export class OrderPageController {
  constructor(
    private readonly queries: OrderPageQueries,
    private readonly clock: Clock,
  ) {}

  @Get('orders/:orderId')
  @Allow('director', 'master', 'accountant')
  async sheet(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Page> {
    const page = await this.queries.page(scope, orderId);
    const { number, partnerName } = page.order;
    const rights = {
      deliver: hasRole(scope, 'director', 'master'),
      invoice: hasRole(scope, 'director', 'accountant'),
      workshop: hasRole(scope, 'director', 'master'),
    };
    return new Page(
      say(homeWords, scope.locale).orderTitle(number, partnerName),
      <OrderPageView
        locale={scope.locale}
        page={page}
        rights={rights}
        today={this.clock.today()}
        formKey={randomUUID()}
      />,
    );
  }
}
