import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Outbox } from '../../core/mail/outbox.js';
import { Settings } from '../../core/settings.js';
import { SearchQuery } from './home.dto.js';
import type { OrderTrailRead, SearchResult } from './home.types.js';
import { messageRead, type MessageRead } from './mailbox.js';
import { OrderPageQueries } from './order-page.queries.js';
import { SearchQueries } from './search.queries.js';

@Controller('api/v1')
export class HomeApiController {
  constructor(
    private readonly orders: OrderPageQueries,
    private readonly searching: SearchQueries,
    private readonly outbox: Outbox,
    private readonly settings: Settings,
  ) {}

  /** An order from request to payment: its stations, and what to watch. */
  @Get('orders/:orderId/trail')
  @Allow('director', 'master', 'accountant')
  trail(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<OrderTrailRead> {
    return this.orders.trail(scope, orderId);
  }

  /** Everything the caller may find by a number, a name or a part. */
  @Get('search')
  @Allow('director', 'master', 'accountant', 'partner')
  search(@Caller() scope: Scope, @Query() { q = '' }: SearchQuery): Promise<SearchResult> {
    return this.searching.search(scope, q);
  }

  /** The last messages that left the school or wait to, newest first. */
  @Get('mailbox')
  @Allow('director')
  async mailbox(@Caller() scope: Scope): Promise<MessageRead[]> {
    return (await this.outbox.list(scope)).map((message) => messageRead(message, this.settings));
  }

  /** Gives a message that was given up a new chance. */
  @Post('mailbox/:messageId/retry')
  @HttpCode(204)
  @Allow('director')
  retry(@Caller() scope: Scope, @Param('messageId', IdPipe) messageId: number): Promise<void> {
    return this.outbox.retry(scope, messageId);
  }
}
