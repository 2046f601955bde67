import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { CatalogQueries } from '../catalog/index.js';
import { BillLine } from './bill-line.entity.js';
import { Material } from './material.entity.js';
import type { NewBillLine } from './materials.dto.js';
import { materialTwice } from './materials.errors.js';
import { materialsWords } from './materials.words.js';

/** What items are made of. */
@Injectable()
export class BillsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly catalog: CatalogQueries,
  ) {}

  /** Writes the whole bill anew; quotes already written keep the cost they had. */
  async put(scope: Scope, itemId: number, lines: readonly NewBillLine[]): Promise<void> {
    if (!hasRole(scope, 'director', 'master', 'system')) throw notYourRole(materialsWords.keep);
    const { schoolId } = scope;
    const ids = lines.map(({ materialId }) => materialId);
    if (new Set(ids).size < ids.length) throw materialTwice();
    await this.unit.run(async () => {
      const item = await this.catalog.get(scope, itemId);
      const known = await this.unit.manager.countBy(Material, { schoolId, id: In(ids) });
      if (known < ids.length) throw notFound();
      await this.unit.manager.delete(BillLine, { itemId, schoolId });
      const rows = lines.map(({ materialId, quantity }) => ({ schoolId, itemId, materialId, quantity }));
      if (rows.length > 0) await this.unit.manager.insert(BillLine, rows);
      const subject = { type: 'item', id: itemId };
      await this.journal.write(scope, {
        subject,
        event: 'bill_changed',
        facts: { code: item.code, lines: rows.length },
      });
    });
  }
}
