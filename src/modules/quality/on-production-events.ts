import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { EventBus } from '../../core/events/event-bus.js';
import { piecesCounted, type PiecesCounted } from '../production/index.js';
import { ControlPlanQueries, linesAt } from './control-plan.queries.js';
import { Inspection } from './inspection.entity.js';
import { checksMissing, firstPartMissing, firstPartWaiting, planMissing } from './quality.errors.js';
import { checksDue } from './quality.quantities.js';

/** What is not checked is not counted: asked inside the count's own transaction. */
@Injectable()
export class OnProductionEvents implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly unit: UnitOfWork,
    private readonly plans: ControlPlanQueries,
  ) {}

  onModuleInit(): void {
    this.bus.on(piecesCounted, (scope, count) => this.mustBeChecked(scope, count));
  }

  private async mustBeChecked(scope: Scope, count: PiecesCounted): Promise<void> {
    const plan = await this.plans.ofItem(scope, count.itemId);
    // Without a plan nobody could tell that a critical piece is good.
    if (count.critical && plan.length === 0) throw planMissing();
    const lines = linesAt(plan, count);
    if (lines.length === 0) return;
    if (count.critical) await this.mustBeReleased(count);
    const checked = await this.checkedOf(count);
    for (const { id, name, every } of lines)
      for (const { operationCellId, good } of count.cells) {
        const missing = checksDue(good, every) - (checked.get(`${id}/${operationCellId}`) ?? 0);
        if (missing > 0) throw checksMissing(name, missing);
      }
  }

  private async mustBeReleased({ operationId }: PiecesCounted): Promise<void> {
    const where = { operationId, kind: 'first' as const, state: In(['accepted', 'declared']) };
    const first = await this.unit.manager.findOneBy(Inspection, where);
    if (!first) throw firstPartMissing();
    if (first.state === 'declared') throw firstPartWaiting();
  }

  /** Pieces checked, by line and size; a first part that was refused is no piece of the series. */
  private async checkedOf({ operationId }: PiecesCounted): Promise<Map<string, number>> {
    const rows = await sql<{ characteristic_id: number; operation_cell_id: number; n: unknown }>(
      this.unit.manager,
      `SELECT m.characteristic_id, i.operation_cell_id, COUNT(*) AS n
       FROM inspection i JOIN measure m ON m.inspection_id = i.id
       WHERE i.operation_id = ? AND i.state <> 'refused' GROUP BY m.characteristic_id, i.operation_cell_id`,
      [operationId],
    );
    return new Map(rows.map((row) => [`${row.characteristic_id}/${row.operation_cell_id}`, Number(row.n)]));
  }
}
