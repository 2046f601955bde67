import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../core/events/event-bus.js';
import { itemCopied } from '../catalog/index.js';
import { BillsQueries } from './bills.queries.js';
import { BillsService } from './bills.service.js';

/** A job that starts from another is made of the same. */
@Injectable()
export class OnItemCopied implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly bills: BillsService,
    private readonly queries: BillsQueries,
  ) {}

  onModuleInit(): void {
    this.bus.on(itemCopied, async (scope, { itemId, fromItemId }) => {
      const { lines } = await this.queries.of(scope, fromItemId);
      if (lines.length > 0) await this.bills.put(scope, itemId, lines);
    });
  }
}
