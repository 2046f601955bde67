import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { quoteAccepted, type QuoteAccepted } from '../quoting/index.js';
import { OrderPlacing } from './order-placing.js';

/** An accepted quote is an order, written inside the acceptance: both or neither. */
@Injectable()
export class OnQuoteAccepted implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly clock: Clock,
    private readonly placing: OrderPlacing,
  ) {}

  onModuleInit(): void {
    this.bus.on(quoteAccepted, (scope, quote) => this.place(scope, quote));
  }

  private async place(scope: Scope, { quoteId, partnerId, customerReference, ...quote }: QuoteAccepted): Promise<void> {
    const { lines } = quote;
    // A day the school hoped for, and that has passed, is nobody's wish.
    const wishedOn =
      quote.wishedOn !== null && quote.wishedOn >= this.clock.today() ? (quote.wishedOn as LocalDate) : null;
    const agreement = {
      quoteId,
      lines: new Map(lines.map(({ itemId, cells: _cells, ...agreed }) => [itemId, agreed])),
    };
    const asked = lines.map(({ itemId, cells }) => ({ itemId, cells }));
    await this.placing.place(
      scope,
      { partnerId, customerReference, wishedOn, source: 'portal', lines: asked },
      agreement,
    );
  }
}
