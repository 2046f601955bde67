import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { marks } from './operations.reads.js';
import type { JobPlace } from './production.types.js';

interface RawPlace {
  assignment_id: number;
  learner_id: number;
  started: unknown;
  work_order_id: number;
  number: string;
  item_id: number;
  item_name: string;
  criticality: string;
  operation_id: number;
  operation_name: string;
  position: number;
  code: string;
}

/** Where jobs stand: the step and the sizes, for the room that checks what is made there. */
@Injectable()
export class JobPlaceReads {
  constructor(private readonly read: ReadSource) {}

  /** A learner finds their own only; heads and masters all of the school. */
  async of(scope: Scope, assignmentIds: readonly number[]): Promise<Map<number, JobPlace>> {
    const all = hasRole(scope, 'director', 'master', 'system');
    if (assignmentIds.length === 0 || (!all && scope.learnerId === null)) return new Map();
    const own = all ? '' : 'AND a.learner_id = ?';
    const raws = await sql<RawPlace>(
      this.read.manager,
      `SELECT a.id AS assignment_id, a.learner_id, CASE WHEN a.state = 'active' THEN 1 ELSE 0 END AS started,
         w.id AS work_order_id, w.number, w.item_id, w.item_name, w.criticality, o.id AS operation_id,
         o.name AS operation_name, o.position, o.code
       FROM assignment a JOIN work_operation o ON o.id = a.operation_id JOIN work_order w ON w.id = o.work_order_id
       WHERE a.school_id = ? AND a.id IN (${marks(assignmentIds)}) ${own}`,
      [scope.schoolId, ...assignmentIds, ...(all ? [] : [scope.learnerId])],
    );
    const cells = await this.cellsOf(raws.map((raw) => raw.operation_id));
    return new Map(raws.map((raw) => [raw.assignment_id, placeOf(raw, cells.get(raw.operation_id) ?? [])]));
  }

  private async cellsOf(operationIds: readonly number[]): Promise<Map<number, JobPlace['cells']>> {
    const found = new Map<number, JobPlace['cells']>();
    if (operationIds.length === 0) return found;
    const rows = await sql<{ id: number; operation_id: number; size: string | null; colour: string | null }>(
      this.read.manager,
      `SELECT c.id, c.operation_id, k.size, k.colour FROM operation_cell c
         JOIN work_order_cell k ON k.id = c.work_order_cell_id
       WHERE c.operation_id IN (${marks(operationIds)}) ORDER BY c.id`,
      operationIds,
    );
    for (const { id, operation_id, size, colour } of rows)
      found.set(operation_id, [...(found.get(operation_id) ?? []), { operationCellId: id, size, colour }]);
    return found;
  }
}

function placeOf(raw: RawPlace, cells: JobPlace['cells']): JobPlace {
  const { number, position, code } = raw;
  return {
    ...{ assignmentId: raw.assignment_id, learnerId: raw.learner_id, started: Number(raw.started) > 0 },
    ...{ workOrderId: raw.work_order_id, number, itemId: raw.item_id, itemName: raw.item_name },
    ...{ critical: raw.criticality === 'critical', operationId: raw.operation_id, operationName: raw.operation_name },
    ...{ position, code, cells },
  };
}
