import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import type { PriceE4 } from '../../core/money/money.js';
import { CatalogQueries } from '../catalog/index.js';
import { BillsQueries } from '../materials/index.js';
import { SchoolQueries } from '../school/index.js';
import type { CostStep } from './price.totals.js';

/** What making an item costs today, apart from what a quote says. */
@Injectable()
export class ItemCosts {
  constructor(
    private readonly catalog: CatalogQueries,
    private readonly school: SchoolQueries,
    private readonly bills: BillsQueries,
  ) {}

  /** Material of one unit by its bill; null when it has none, or one without a price. */
  async materialE4(scope: Scope, itemId: number): Promise<PriceE4 | null> {
    const { lines, costE4 } = await this.bills.of(scope, itemId);
    return lines.length === 0 || lines.some(({ priceE4 }) => priceE4 === null) ? null : costE4;
  }

  /** Its routing in market minutes, at the cost of each machine; a step made outside is bought, not timed. */
  async steps(scope: Scope, itemId: number): Promise<CostStep[]> {
    const routing = (await this.catalog.routing(scope, itemId)).filter(({ supplierId }) => supplierId === null);
    const centers = await this.school.workCenters(scope);
    const rates = new Map(centers.map(({ id, hourlyRateCents }) => [id, hourlyRateCents]));
    return routing.map(({ code, name, setupMinutes, unitCentiminutes, workCenterId }) => {
      const rate = workCenterId === null ? null : (rates.get(workCenterId) ?? null);
      const own = rate === null ? {} : { hourlyRateCents: rate };
      return { code, name, setupMinutes, unitCentiminutes, ...own };
    });
  }
}
