import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DeliveryQueries } from '../delivery/index.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { ProductionQueries } from '../production/index.js';
import { QuotesQueries } from '../quoting/index.js';
import { OrdersQueries } from '../sales/index.js';
import { badgesOf, type Badges } from './house-menu.js';

/** What waits for somebody, counted for the menu: only what the caller's menu shows. */
@Injectable()
export class HomeCounts {
  constructor(
    private readonly orders: OrdersQueries,
    private readonly production: ProductionQueries,
    private readonly delivery: DeliveryQueries,
    private readonly invoicing: InvoicingQueries,
    private readonly quotes: QuotesQueries,
  ) {}

  async badges(scope: Scope): Promise<Badges> {
    const wanted = badgesOf(scope.roles);
    const [toConfirm, toValidate, toInvoice, delivery, toAccept] = await Promise.all([
      wanted.has('toConfirm') ? this.orders.drafts(scope) : undefined,
      wanted.has('toValidate') ? this.production.waiting(scope) : undefined,
      wanted.has('toInvoice') ? this.invoicing.waiting(scope) : undefined,
      wanted.has('toReceive') ? this.delivery.counts(scope) : undefined,
      wanted.has('toAccept') ? this.quotes.onOffer(scope) : undefined,
    ]);
    return { toConfirm, toValidate, toInvoice, toReceive: delivery?.shipped, toAccept };
  }
}
