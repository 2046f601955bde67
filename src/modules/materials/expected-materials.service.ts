import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { ExpectedMaterial } from './expected-material.entity.js';
import { Material } from './material.entity.js';
import type { NewExpected } from './materials.dto.js';
import { cameAlready, expectedInPast } from './materials.errors.js';
import { materialsWords } from './materials.words.js';

/** The order a customer brings material for. */
export interface OrderExpecting {
  orderId: number;
  partnerId: number;
}

/** What customers are to bring, so that nobody plans work that has nothing to be made of. */
@Injectable()
export class ExpectedMaterials {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async expect(scope: Scope, { orderId, partnerId }: OrderExpecting, told: NewExpected): Promise<{ id: number }> {
    keeper(scope);
    const { schoolId } = scope;
    const { materialId, quantity, expectedOn } = told;
    if (expectedOn < this.clock.today()) throw expectedInPast();
    return this.unit.run(async () => {
      if (!(await this.unit.manager.existsBy(Material, { id: materialId, schoolId }))) throw notFound();
      const row = this.unit.manager.create(ExpectedMaterial, {
        ...{ schoolId, partnerId, orderId, materialId, quantity, expectedOn, lotId: null },
      });
      await this.unit.manager.insert(ExpectedMaterial, row);
      const facts = { materialId, quantity, expectedOn };
      await this.journal.write(scope, {
        subject: { type: 'sales_order', id: orderId },
        event: 'material_expected',
        facts,
      });
      return { id: row.id };
    });
  }

  /** It will not come after all. Throws materials.came_already. */
  async forgo(scope: Scope, orderId: number, expectedId: number): Promise<void> {
    keeper(scope);
    await this.unit.run(async () => {
      const row = await this.unit.lock(ExpectedMaterial, { id: expectedId, orderId, schoolId: scope.schoolId });
      if (!row) throw notFound();
      if (row.lotId !== null) throw cameAlready();
      await this.unit.manager.delete(ExpectedMaterial, { id: expectedId });
      const subject = { type: 'sales_order', id: orderId };
      await this.journal.write(scope, { subject, event: 'material_forgone', facts: { materialId: row.materialId } });
    });
  }
}

function keeper(scope: Scope): void {
  if (!hasRole(scope, 'director', 'master', 'system')) throw notYourRole(materialsWords.keep);
}
