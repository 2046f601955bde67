import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import {
  availableInAll,
  madeStages,
  plannedMinutes,
  remaining,
  type CellCount,
  type Stage,
} from './production.quantities.js';
import type { CellRead, OperationRow, OperationState } from './production.types.js';

interface RawOperation {
  id: number;
  work_order_id: number;
  position: number;
  code: string;
  name: string;
  state: OperationState;
  work_center_id: number | null;
  supplier_id: number | null;
  setup_minutes: number;
  unit_centiminutes: number;
  required_level: number;
  competence_codes: string;
  instructions: string;
  unit_code: UnitCode;
  quantity: unknown;
  good: unknown;
  validated: unknown;
  scrap: unknown;
  rework: unknown;
  outside: unknown;
  spent: unknown;
  shown: unknown;
}

interface Summed extends Stage {
  raw: RawOperation;
}

export const marks = (ids: readonly number[]): string => ids.map(() => '?').join(', ');

/** Operations of OFs with their sums, in one query however many OFs. */
@Injectable()
export class OperationReads {
  constructor(private readonly read: ReadSource) {}

  /** By OF, in the order of the routing. `critical` holds the ids of critical OFs. */
  async of(
    scope: Scope,
    workOrderIds: readonly number[],
    critical: ReadonlySet<number>,
  ): Promise<Map<number, OperationRow[]>> {
    if (workOrderIds.length === 0) return new Map();
    const rows = await sql<RawOperation>(
      this.read.manager,
      `SELECT o.id, o.work_order_id, o.position, o.code, o.name, o.state, o.work_center_id, o.supplier_id, o.setup_minutes,
         o.unit_centiminutes, o.required_level, o.competence_codes, o.instructions, w.unit_code,
         SUM(c.quantity) AS quantity, SUM(c.good) AS good, SUM(c.validated) AS validated, SUM(c.scrap) AS scrap,
         SUM(c.rework) AS rework, SUM(c.outside) AS outside,
         (SELECT COALESCE(SUM(j.minutes), 0) FROM session_job j WHERE j.operation_id = o.id) AS spent,
         (SELECT COALESCE(SUM(d.minutes), 0) FROM demonstration d WHERE d.operation_id = o.id) AS shown
       FROM work_operation o JOIN work_order w ON w.id = o.work_order_id JOIN operation_cell c ON c.operation_id = o.id
       WHERE o.school_id = ? AND o.work_order_id IN (${marks(workOrderIds)})
       GROUP BY o.id, w.id ORDER BY o.work_order_id, o.position`,
      [scope.schoolId, ...workOrderIds],
    );
    const byOrder = new Map<number, Summed[]>();
    for (const raw of rows) {
      const stages = byOrder.get(raw.work_order_id) ?? [];
      byOrder.set(raw.work_order_id, [...stages, { raw, state: raw.state, cells: [sums(raw)] }]);
    }
    return new Map([...byOrder].map(([id, stages]) => [id, operationRows(stages, critical.has(id))]));
  }

  /** Every size of every operation of one OF, by operation. */
  async cellsOf(scope: Scope, workOrderId: number, critical: boolean): Promise<Map<number, CellRead[]>> {
    const rows = await sql<{
      id: number;
      operation_id: number;
      state: string;
      work_order_cell_id: number;
      size: string | null;
      colour: string | null;
      quantity: number;
      good: number;
      validated: number;
      scrap: number;
      rework: number;
      outside: number;
    }>(
      this.read.manager,
      `SELECT c.id, c.operation_id, o.state, c.work_order_cell_id, w.size, w.colour,
         c.quantity, c.good, c.validated, c.scrap, c.rework, c.outside
       FROM work_operation o JOIN operation_cell c ON c.operation_id = o.id
       JOIN work_order_cell w ON w.id = c.work_order_cell_id
       WHERE o.school_id = ? AND o.work_order_id = ? ORDER BY o.position, c.id`,
      [scope.schoolId, workOrderId],
    );
    const ids = [...new Set(rows.map((row) => row.operation_id))];
    const stages = ids.map((id) => {
      const own = rows.filter((row) => row.operation_id === id);
      return {
        id,
        state: own[0]!.state,
        cells: own.map((row) => ({ ...row, workOrderCellId: row.work_order_cell_id })),
      };
    });
    return new Map(
      stages.map((stage) => [
        stage.id,
        stage.cells.map((cell) => ({
          ...{ operationCellId: cell.id, size: cell.size, colour: cell.colour, quantity: cell.quantity },
          ...{
            good: cell.good,
            validated: cell.validated,
            scrap: cell.scrap,
            rework: cell.rework,
            outside: cell.outside,
          },
          available: stage.state === 'skipped' ? 0 : oneAvailable(stages, stage, cell, critical),
        })),
      ]),
    );
  }
}

function oneAvailable<S extends Stage>(stages: readonly S[], stage: S, cell: CellCount, critical: boolean): number {
  const only = (one: Stage) => ({
    state: one.state,
    cells: one.cells.filter(({ workOrderCellId }) => workOrderCellId === cell.workOrderCellId),
  });
  const alone = stages.map(only);
  return availableInAll({ critical, stages: alone }, alone[stages.indexOf(stage)]!);
}

/** The sizes of an operation together, as one: sums are enough for what is left and what can be done. */
function sums(raw: RawOperation): CellCount {
  const [quantity, good, validated] = [raw.quantity, raw.good, raw.validated].map(Number) as [number, number, number];
  return { workOrderCellId: 0, quantity, good, validated, scrap: Number(raw.scrap), outside: Number(raw.outside) };
}

function operationRows(stages: readonly Summed[], critical: boolean): OperationRow[] {
  const course = { critical, stages };
  const made = new Set(madeStages(course));
  return stages.map((stage) => {
    const { raw } = stage;
    const { quantity, good, validated, scrap, outside } = stage.cells[0]!;
    return {
      ...{ id: raw.id, workOrderId: raw.work_order_id, position: raw.position, code: raw.code, name: raw.name },
      ...{ state: raw.state, workCenterId: raw.work_center_id, supplierId: raw.supplier_id },
      requiredLevel: raw.required_level,
      ...{ quantity, good, validated, scrap, rework: Number(raw.rework), outside },
      instructions: raw.instructions.split('\n').filter(Boolean),
      competenceCodes: JSON.parse(raw.competence_codes) as string[],
      available: made.has(stage) ? availableInAll(course, stage) : 0,
      remaining: made.has(stage) ? remaining(course, stage) : 0,
      plannedMinutes: plannedMinutes(raw.setup_minutes, raw.unit_centiminutes, quantity, raw.unit_code),
      spentMinutes: Number(raw.spent),
      shownMinutes: Number(raw.shown),
    };
  });
}
