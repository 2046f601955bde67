import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { LearnerScope, Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { containing, sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { Assignment } from './assignment.entity.js';
import { marks, OperationReads } from './operations.reads.js';
import type { WorkOrderListQuery } from './production.dto.js';
import type { OperationRow, ReadyOperation, WorkOrderProgress, WorkOrderRow } from './production.types.js';
import { WorkOperation } from './work-operation.entity.js';
import { WorkOrder } from './work-order.entity.js';

const COLUMNS = {
  id: 'w.id',
  number: 'w.number',
  kind: 'w.kind',
  criticality: 'w.criticality',
  state: 'w.state',
  order_id: 'w.orderId',
  order_line_id: 'w.orderLineId',
  workshop_id: 'w.workshopId',
  item_id: 'w.itemId',
  item_name: 'w.itemName',
  drawing_revision: 'w.drawingRevision',
  unit_code: 'w.unitCode',
  quantity: 'w.quantity',
  due_on: 'w.dueOn',
} as const;
type Raw = Record<keyof typeof COLUMNS, unknown>;
type Head = Omit<WorkOrderRow, 'progress' | 'validated'>;
const RUNNING = "w.state IN ('released', 'in_progress')";
export const OPEN = "w.state IN ('planned', 'released', 'in_progress', 'suspended')";

/** OFs and their operations; nobody's name is here. */
@Injectable()
export class WorkOrderReads {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly operations: OperationReads,
  ) {}

  async list(scope: Scope, query: WorkOrderListQuery): Promise<Listed<WorkOrderRow>> {
    const { limit = DEFAULT_LIMIT, cursor, q, state, orderId } = query;
    const select = this.select(scope)
      .orderBy('w.id', 'DESC')
      .limit(limit + 1);
    if (cursor) select.andWhere('w.id < :cursor', { cursor });
    if (q) select.andWhere("w.searchText LIKE :q ESCAPE '!'", { q: containing(q) });
    if (orderId) select.andWhere('w.orderId = :orderId', { orderId });
    if (state === 'late') select.andWhere(`${OPEN} AND w.dueOn < :today`, { today: this.clock.today() });
    else if (state) select.andWhere('w.state = :state', { state });
    const { rows, next } = listed(await this.heads(select), limit);
    const whole = await this.withOperations(scope, rows);
    return { rows: whole.map(({ operations: _operations, ...row }) => row), next };
  }

  async get(scope: Scope, workOrderId: number): Promise<WorkOrderProgress> {
    const heads = await this.heads(this.select(scope).andWhere('w.id = :workOrderId', { workOrderId }));
    const [row] = await this.withOperations(scope, heads);
    if (!row) throw notFound();
    return row;
  }

  async ofOrder(scope: Scope, orderId: number): Promise<WorkOrderProgress[]> {
    const select = this.select(scope).andWhere('w.orderId = :orderId', { orderId }).orderBy('w.id');
    return this.withOperations(scope, await this.heads(select));
  }

  async byIds(scope: Scope, ids: readonly number[]): Promise<Map<number, WorkOrderProgress>> {
    if (ids.length === 0) return new Map();
    const heads = await this.heads(this.select(scope).andWhere('w.id IN (:...ids)', { ids: [...new Set(ids)] }));
    return new Map((await this.withOperations(scope, heads)).map((one) => [one.id, one]));
  }

  /** What can be worked on, by due date. */
  async ready(scope: Scope, limit: number): Promise<ReadyOperation[]> {
    const found = await this.read
      .from(WorkOperation, 'o')
      .innerJoin(WorkOrder, 'w', 'w.id = o.workOrderId')
      .select('o.id', 'id')
      .addSelect('o.workOrderId', 'work_order_id')
      .where('o.schoolId = :schoolId', { schoolId: scope.schoolId })
      .andWhere(`o.state IN ('ready', 'in_progress', 'paused') AND ${RUNNING}`)
      .orderBy('w.dueOn')
      .addOrderBy('w.id')
      .addOrderBy('o.position')
      .limit(limit)
      .getRawMany<{ id: number; work_order_id: number }>();
    const byId = await this.byIds(
      scope,
      found.map((row) => row.work_order_id),
    );
    return found.map(({ id, work_order_id: of }) => readyOf(byId.get(of)!, id));
  }

  async operation(scope: Scope, operationId: number): Promise<ReadyOperation> {
    const { schoolId } = scope;
    const found = await this.read.manager.findOneBy(WorkOperation, { id: operationId, schoolId });
    if (!found) throw notFound();
    return readyOf(await this.get(scope, found.workOrderId), operationId);
  }

  /** Why each of these OFs was suspended last: what the material, the customer or the machine makes wait. */
  async whySuspended({ schoolId }: Scope, ids: readonly number[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await sql<{ subject_id: number; reason: string | null }>(
      this.read.manager,
      `SELECT subject_id, reason FROM journal_entry
       WHERE school_id = ? AND subject_type = 'work_order' AND event = 'suspend' AND subject_id IN (${marks(ids)})
       ORDER BY id`,
      [schoolId, ...ids],
    );
    return new Map(rows.map((row) => [row.subject_id, row.reason ?? '']));
  }

  async late(scope: Scope): Promise<number> {
    return this.read
      .from(WorkOrder, 'w')
      .where('w.schoolId = :schoolId', { schoolId: scope.schoolId })
      .andWhere(`${OPEN} AND w.dueOn < :today`, { today: this.clock.today() })
      .getCount();
  }

  /** What a learner's job counts in. */
  async unitOf(scope: LearnerScope, assignmentId: number): Promise<UnitCode> {
    const found = await this.read
      .from(Assignment, 'a')
      .innerJoin(WorkOperation, 'o', 'o.id = a.operationId')
      .innerJoin(WorkOrder, 'w', 'w.id = o.workOrderId')
      .select('w.unitCode', 'unit')
      .where('a.id = :assignmentId AND a.schoolId = :schoolId', { assignmentId, schoolId: scope.schoolId })
      .andWhere('a.learnerId = :learnerId', { learnerId: scope.learnerId })
      .getRawOne<{ unit: UnitCode }>();
    if (!found) throw notFound();
    return found.unit;
  }

  private select(scope: Scope): SelectQueryBuilder<WorkOrder> {
    const select = this.read.from(WorkOrder, 'w').select([]);
    for (const [alias, column] of Object.entries(COLUMNS)) select.addSelect(column, alias);
    return select.where('w.schoolId = :schoolId', { schoolId: scope.schoolId });
  }

  private async heads(select: SelectQueryBuilder<WorkOrder>): Promise<Head[]> {
    const today = this.clock.today();
    return (await select.getRawMany<Raw>()).map((raw) => headOf(raw, today));
  }

  private async withOperations(scope: Scope, heads: readonly Head[]): Promise<WorkOrderProgress[]> {
    const critical = new Set(heads.filter(({ criticality }) => criticality === 'critical').map(({ id }) => id));
    const ids = heads.map(({ id }) => id);
    const found = await this.operations.of(scope, ids, critical);
    return heads.map((head) => {
      const operations = found.get(head.id) ?? [];
      return { ...head, ...progressOf(operations), operations };
    });
  }
}

function headOf(raw: Raw, today: LocalDate): Head {
  const state = raw.state as Head['state'];
  const dueOn = raw.due_on as LocalDate;
  return {
    id: Number(raw.id),
    number: raw.number as string,
    kind: raw.kind as Head['kind'],
    criticality: raw.criticality as Head['criticality'],
    state,
    orderId: raw.order_id as number | null,
    orderLineId: raw.order_line_id as number | null,
    workshopId: Number(raw.workshop_id),
    itemId: Number(raw.item_id),
    itemName: raw.item_name as string,
    drawingRevision: raw.drawing_revision as string | null,
    unitCode: raw.unit_code as Head['unitCode'],
    quantity: Number(raw.quantity),
    dueOn,
    late: dueOn < today && ['planned', 'released', 'in_progress', 'suspended'].includes(state),
  };
}

function progressOf(operations: readonly OperationRow[]): { progress: number; validated: number } {
  const made = operations.filter(({ state }) => state !== 'skipped');
  const all = made.reduce((sum, { quantity }) => sum + quantity, 0);
  const left = made.reduce((sum, { remaining }) => sum + remaining, 0);
  return { progress: all === 0 ? 0 : (all - left) / all, validated: made.at(-1)?.validated ?? 0 };
}

function readyOf(workOrder: WorkOrderProgress, operationId: number): ReadyOperation {
  const { number, itemName, unitCode, dueOn, late, criticality, workshopId, orderId, operations } = workOrder;
  const operation = operations.find(({ id }) => id === operationId)!;
  return { ...operation, number, itemName, unitCode, dueOn, late, criticality, workshopId, orderId };
}
