import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { QuotesQueries } from '../quoting/index.js';
import { OrdersQueries, OrdersService } from '../sales/index.js';
import { Deposits } from './invoice.deposits.js';
import { invoicingWords } from './invoicing.words.js';

/** Deposits asked on an order. */
@Injectable()
export class DepositsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly orders: OrdersService,
    private readonly read: OrdersQueries,
    private readonly quotes: QuotesQueries,
    private readonly deposits: Deposits,
  ) {}

  /**
   * A draft deposit (386) of so many percent of a confirmed order, of which nothing is invoiced. Throws
   * invoicing.deposit_not_now, invoicing.deposit_too_much.
   */
  async draft(scope: Scope, orderId: number, percent: number): Promise<number> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(invoicingWords.makeDeposit);
    return this.unit.run(async () => this.deposits.draft(scope, await this.orders.hold(scope, orderId), percent));
  }

  /** The order, and the deposit its quote asked for; 30 % when it asked for none. */
  async proposal(scope: Scope, orderId: number) {
    const order = await this.read.sheet(scope, orderId);
    const quote = order.quoteId === null ? null : await this.quotes.sheet(scope, order.quoteId);
    return { order, percent: quote?.depositPercent || USUAL };
  }
}

const USUAL = 30;
