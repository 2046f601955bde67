import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { asSystem, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Journal } from '../../core/journal/journal.js';
import { CatalogQueries } from '../catalog/index.js';
import { Courses, type LiveCourse } from './course.js';
import { drawingChanged, drawingKnown, workOrderStopped } from './production.errors.js';
import { WorkOrder } from './work-order.entity.js';
import { WorkStops } from './work-stops.js';
import { OPEN_STATES } from './work-order.states.js';

/** An OF is made by one revision of its drawing; a newer one stops the work until a master has looked at it. */
@Injectable()
export class DrawingDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly courses: Courses,
    private readonly stops: WorkStops,
    private readonly catalog: CatalogQueries,
  ) {}

  /** Refuses while a newer revision waits to be acknowledged. */
  async mustBeCurrent(scope: Scope, { workOrder }: LiveCourse): Promise<void> {
    const newer = await this.newer(scope, workOrder);
    if (newer !== null) throw drawingChanged(newer);
  }

  /** The revision that waits to be acknowledged; null when the OF is made by the one in force. */
  async newer(
    scope: Scope,
    { itemId, drawingRevision }: Pick<WorkOrder, 'itemId' | 'drawingRevision'>,
  ): Promise<string | null> {
    const inForce = (await this.catalog.items(asSystem(scope), [itemId])).get(itemId)?.drawingRevision ?? null;
    return inForce === drawingRevision ? null : inForce;
  }

  /** Inside the revision's own transaction: nobody goes on by the old drawing. */
  async revised(scope: Scope, itemId: number): Promise<void> {
    const { schoolId } = scope;
    const running = await this.unit.manager.find(WorkOrder, {
      where: { schoolId, itemId, state: In(['released', 'in_progress']) },
      order: { id: 'ASC' },
    });
    for (const { id } of running) await this.stops.standStill(asSystem(scope), await this.courses.load(scope, id));
  }

  /** A master has looked at the new drawing: what is left is made by it. */
  async acknowledge(scope: Scope, workOrderId: number): Promise<void> {
    await this.unit.run(async () => {
      const { workOrder } = await this.courses.load(scope, workOrderId);
      if (!OPEN_STATES.includes(workOrder.state)) throw workOrderStopped();
      const newer = await this.newer(scope, workOrder);
      if (newer === null) throw drawingKnown();
      const { id, schoolId, version, drawingRevision } = workOrder;
      await this.unit.manager.update(WorkOrder, { id, schoolId }, { drawingRevision: newer, version: version + 1 });
      const subject = { type: 'work_order', id };
      const facts = { before: drawingRevision, after: newer };
      await this.journal.write(scope, { subject, event: 'acknowledge_drawing', facts });
    });
  }
}
