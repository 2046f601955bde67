import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import { CatalogQueries } from '../catalog/index.js';
import { billCostE4 } from './bill.totals.js';
import type { BillRead } from './materials.types.js';

/** Bills of materials. */
@Injectable()
export class BillsQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly catalog: CatalogQueries,
  ) {}

  /** Throws notFound. */
  async of(scope: Scope, itemId: number): Promise<BillRead> {
    await this.catalog.get(scope, itemId);
    const rows = await sql<{
      material_id: number;
      code: string;
      name: string;
      unit_code: UnitCode;
      quantity: number;
      price_e4: unknown;
    }>(
      this.read.manager,
      `SELECT b.material_id, m.code, m.name, m.unit_code, b.quantity, m.price_e4
       FROM bill_line b JOIN material m ON m.id = b.material_id
       WHERE b.school_id = ? AND b.item_id = ? ORDER BY b.id`,
      [scope.schoolId, itemId],
    );
    const lines = rows.map((row) => ({
      ...{ materialId: row.material_id, materialCode: row.code, materialName: row.name, unitCode: row.unit_code },
      ...{ quantity: row.quantity, priceE4: row.price_e4 === null ? null : Number(row.price_e4) },
    }));
    return { lines, costE4: billCostE4(lines) };
  }
}
