import { localDate } from '../../../core/time/local-date.js';
import type { House } from '../../../../test/support/house.js';
import { aLaunchedOrder, aWorkshopAtWork, give, type Workshop } from '../../production/tests/workshop.builder.js';
import { WorkService, type WorkOrderSheet } from '../../production/index.js';
import { ControlPlanService } from '../index.js';

/** Ø20 h7 in thousandths of a millimetre. */
export const SHAFT = { kind: 'measure' as const, unit: 'mm' as const, nominal: 20_000, lower: -21, upper: 0 };

/** A job begun on an item with a plan: a diameter, one piece in `every`, and an aspect on the first part only. */
export interface ControlledJob {
  workshop: Workshop;
  of: WorkOrderSheet;
  assignmentId: number;
  instrumentId: number;
  diameter: number;
  aspect: number;
  cells: { operationCellId: number }[];
}

export async function aControlledJob(
  house: House,
  more: { criticality?: 'standard' | 'critical'; quantities?: readonly number[]; every?: number } = {},
): Promise<ControlledJob> {
  const { criticality = 'critical', quantities = [6], every = 3 } = more;
  const workshop = await aWorkshopAtWork(house);
  const { of } = await aLaunchedOrder(house, workshop, { criticality, quantities });
  const plans = house.get(ControlPlanService);
  const { master, learners } = workshop;
  const { position, id } = of.operations[0]!;
  const gauge = { code: 'MIC-1', name: 'Micromètre 0-25', calibrationDueOn: localDate('2026-12-31') };
  const instrumentId = await plans.addInstrument(master, gauge);
  const diameter = await plans.add(master, of.itemId, { position, name: 'Diamètre', ...SHAFT, every, instrumentId });
  const aspect = await plans.add(master, of.itemId, { position, name: 'Aspect', kind: 'look', every: 0 });
  const assignmentId = await give(house, workshop, id, learners[0]!);
  await house.get(WorkService).start(learners[0]!, assignmentId);
  return { workshop, of, assignmentId, instrumentId, diameter, aspect, cells: of.cellsByOperation[id]! };
}
