import type { LearnerScope, Scope } from '../../src/core/access/scope.js';
import { localDate } from '../../src/core/time/local-date.js';
import type { ItemRead } from '../../src/modules/catalog/index.js';
import { ControlPlanService, InspectionsService, NonConformitiesService } from '../../src/modules/quality/index.js';
import type { House } from './house.js';

/** A plan, a first part that waits, and a non-conformity; nothing of it holds a count back. */
export async function qualityOf(
  house: House,
  on: {
    tag: string;
    master: Scope;
    item: ItemRead;
    learner: { scope: LearnerScope; assignments: { active: number } };
    workOrder: { workOrderId: number; operationCellId: number };
  },
) {
  const { tag, master, item, learner, workOrder } = on;
  const plans = house.get(ControlPlanService);
  const gauge = { code: `PC-${tag}`, name: `Mètre ${tag}`, calibrationDueOn: localDate('2027-06-30') };
  const instrumentId = await plans.addInstrument(master, gauge);
  const asked = { kind: 'measure' as const, unit: 'cm' as const, nominal: 90_000, lower: -500, upper: 500 };
  const line = { position: 10, name: `Longueur ${tag}`, ...asked, every: 0, instrumentId };
  const characteristicId = await plans.add(master, item.id, line);
  const { operationCellId } = workOrder;
  const measures = [{ characteristicId, value: 90_100 }];
  const { active } = learner.assignments;
  const desk = house.get(InspectionsService);
  const declare = () => desk.record(learner.scope, active, { operationCellId, first: true, measures });
  const { id: refused } = await declare();
  await desk.refuse(master, refused, `Refus ${tag}`);
  const { id: recorded } = await desk.record(learner.scope, active, { operationCellId, measures });
  const { id: inspectionId } = await declare();
  const wrong = { quantity: 1, defect: `Défaut ${tag}`, cause: 'learning' as const };
  const { id: nonConformityId } = await house.get(NonConformitiesService).open(master, workOrder.workOrderId, wrong);
  const inspections = { refusedInspectionId: refused, recordedInspectionId: recorded };
  return { instrumentId, characteristicId, inspectionId, ...inspections, nonConformityId };
}
