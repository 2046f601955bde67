import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { readCsv, type CsvTable } from '../../core/files/csv-table.js';
import { SchoolQueries } from '../school/index.js';
import { tableRefused } from './catalog.errors.js';
import { CatalogQueries } from './catalog.queries.js';
import { CatalogService } from './catalog.service.js';
import type { ImportReport } from './catalog.types.js';
import { itemTable, planOf, type ItemRowPlan } from './item-table.js';

/** Items from a table of a spreadsheet: all of it or nothing, and tried first without writing. */
@Injectable()
export class ItemImport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly catalog: CatalogService,
    private readonly queries: CatalogQueries,
    private readonly school: SchoolQueries,
  ) {}

  /** Throws 422 with every fault and its cell. A dry run tells what would be done, and writes nothing. */
  async import(scope: Scope, bytes: Buffer, { dryRun }: { dryRun: boolean }): Promise<ImportReport> {
    const table = readCsv(bytes);
    if (dryRun) return reportOf(await this.plans(scope, table), dryRun);
    return this.unit.run(async () => {
      const plans = await this.plans(scope, table);
      for (const plan of plans) await this.carryOut(scope, plan);
      return reportOf(plans, dryRun);
    });
  }

  /** The catalogue as a table that can be imported. */
  async table(scope: Scope): Promise<string> {
    return itemTable(await this.queries.all(scope), await this.school.workshops(scope), scope.locale);
  }

  private async plans(scope: Scope, table: CsvTable): Promise<ItemRowPlan[]> {
    const items = await this.queries.all(scope);
    const workshops = await this.school.workshops(scope);
    const { trade } = await this.school.school(scope);
    const kind = trade === 'garment' ? 'garment' : 'part';
    const { plans, faults } = planOf(table, { items, workshops, kind });
    if (faults.length > 0) throw tableRefused(faults);
    return plans;
  }

  private async carryOut(scope: Scope, { item, known, changes, variants }: ItemRowPlan): Promise<void> {
    if (!known) {
      await this.catalog.addItem(scope, item);
      return;
    }
    const { name, workshopId, criticality, priceE4, marketPriceE4 } = item;
    if (changes.some((change) => change !== 'variants')) {
      const sheet = { name, workshopId, criticality, version: known.version };
      await this.catalog.updateAll(scope, known.id, sheet, { priceE4, marketPriceE4 });
    }
    if (variants.length > 0) await this.catalog.addVariants(scope, known.id, variants);
  }
}

function reportOf(plans: readonly ItemRowPlan[], dryRun: boolean): ImportReport {
  const rows = plans.map(({ at, item: { code, name }, known, changes }) => ({
    ...{ at, code, name, changes },
    action: known === null ? ('add' as const) : changes.length > 0 ? ('change' as const) : ('none' as const),
  }));
  const count = (action: string) => rows.filter((row) => row.action === action).length;
  return { dryRun, added: count('add'), changed: count('change'), unchanged: count('none'), rows };
}
