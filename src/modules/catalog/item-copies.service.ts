import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { EventBus } from '../../core/events/event-bus.js';
import type { ItemCopy } from './catalog.dto.js';
import { itemCopied } from './catalog.events.js';
import { CatalogQueries } from './catalog.queries.js';
import { CatalogService } from './catalog.service.js';

/** A job like one done before starts from it. */
@Injectable()
export class ItemCopies {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly catalog: CatalogService,
    private readonly queries: CatalogQueries,
    private readonly bus: EventBus,
  ) {}

  /** Sizes, prices, routing and customer of an item under another code; its drawing and pictures stay its own. */
  async copy(scope: Scope, itemId: number, { code }: ItemCopy): Promise<number> {
    return this.unit.run(async () => {
      const item = await this.queries.get(scope, itemId);
      const { name, kind, workshopId, partnerId, unitCode, priceE4, marketPriceE4, criticality } = item;
      const id = await this.catalog.addItem(scope, {
        ...{ code, name, kind, workshopId, partnerId, unitCode, priceE4, marketPriceE4, criticality },
        variants: item.variants.map(({ size, colour }) => ({ size, colour })),
        routing: await this.queries.routing(scope, itemId),
      });
      await this.bus.publish(itemCopied, scope, { itemId: id, fromItemId: itemId });
      return id;
    });
  }
}
