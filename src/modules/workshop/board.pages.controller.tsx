import { Controller, Get, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page } from '../../core/http/answers.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { BoardQuery, ProductionQueries, productionWords, SubcontractQueries } from '../production/index.js';
import { NonConformitiesQueries } from '../quality/index.js';
import { OrdersQueries } from '../sales/index.js';
import { SchoolQueries } from '../school/index.js';
import { BoardView } from './views/board.js';

/** The master's day: who does what, what is late, what is left to give. */
@Controller()
export class BoardPagesController {
  constructor(
    private readonly queries: ProductionQueries,
    private readonly orders: OrdersQueries,
    private readonly school: SchoolQueries,
    private readonly found: NonConformitiesQueries,
    private readonly subcontracts: SubcontractQueries,
    private readonly clock: Clock,
  ) {}

  @Get('workshop')
  @Allow('director', 'master')
  async workshop(@Caller() scope: Scope, @Query() { day }: BoardQuery): Promise<Page> {
    const today = this.clock.today();
    const board = await this.queries.board(scope, day ?? today);
    const ready = await this.queries.readyOperations(scope);
    const given = await this.queries.givenOf(
      scope,
      ready.map(({ id }) => id),
    );
    const customers = await this.orders.customersOf(
      scope,
      ready.flatMap(({ orderId }) => orderId ?? []),
    );
    const machines = await this.school.workCenters(scope);
    const suspended = (await this.queries.list(scope, { state: 'suspended' })).rows;
    const reasons = await this.queries.whySuspended(
      scope,
      suspended.map(({ id }) => id),
    );
    const counts = await this.queries.counts(scope);
    const held = await this.found.undecidedByWorkOrder(scope);
    const outside = await this.subcontracts.outside(scope);
    const view = { outside, board, machines, ready, suspended, reasons, given, customers, held, counts, today };
    return new Page(say(productionWords, scope.locale).workshop, <BoardView locale={scope.locale} {...view} />);
  }
}
