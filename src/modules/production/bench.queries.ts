import { Injectable } from '@nestjs/common';
import type { LearnerScope, Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import { CatalogQueries } from '../catalog/index.js';
import { LearnersQueries } from '../learners/index.js';
import { BoardReads, type RawAssignment } from './board.reads.js';
import { OperationReads } from './operations.reads.js';
import { PeopleReads } from './people.reads.js';
import type { JobCard, LearnerWork, WorkOrderProgress } from './production.types.js';
import { WorkOperation } from './work-operation.entity.js';
import { WorkOrder } from './work-order.entity.js';
import { WorkOrderReads } from './work-orders.reads.js';
import { WorkSession } from './work-session.entity.js';

const CARDS = 4;
const MINE = `a.learner_id = ? AND a.state IN ('assigned', 'active') AND w.state IN ('released', 'in_progress')
  AND (o.state NOT IN ('done', 'skipped') OR a.state = 'active')`;

/** What a learner sees of their own work. */
@Injectable()
export class BenchQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly boards: BoardReads,
    private readonly people: PeopleReads,
    private readonly learners: LearnersQueries,
    private readonly workOrders: WorkOrderReads,
    private readonly operations: OperationReads,
    private readonly catalog: CatalogQueries,
  ) {}

  /** One card now, three at most to come. What runs comes first, then what was chosen, then what can be done. */
  async workOf(scope: LearnerScope, chosen?: number): Promise<LearnerWork> {
    const raws = await this.boards.assignments(scope, MINE, [scope.learnerId]);
    const found = await this.workOrders.byIds(
      scope,
      raws.map((raw) => raw.work_order_id),
    );
    const adults = await this.people.adultsOf(
      scope,
      raws.map((raw) => raw.supervisor_id),
    );
    const ready = (raw: RawAssignment) =>
      (found.get(raw.work_order_id)!.operations.find(({ id }) => id === raw.operation_id)?.available ?? 0) > 0;
    const rank = (raw: RawAssignment) =>
      Number(raw.running) > 0 ? 0 : raw.id === chosen ? 1 : raw.state === 'active' ? 2 : ready(raw) ? 3 : 4;
    const shown = raws.sort((a, b) => rank(a) - rank(b)).slice(0, CARDS);
    const cards: JobCard[] = [];
    const titles = new Map((await this.learners.competences(scope)).map(({ code, title }) => [code, title]));
    const known = { adults, titles };
    for (const raw of shown) cards.push(await this.card(scope, raw, found.get(raw.work_order_id)!, known));
    const name = (await this.people.learnersOf(scope, [scope.learnerId])).get(scope.learnerId) ?? '';
    // The display name is « Inès D. »: a tablet says hello by the first name.
    const firstName = name.replace(/ \S+\.$/, '');
    return { firstName, now: cards[0] ?? null, next: cards.slice(1), other: await this.otherTime(scope) };
  }

  /** What a learner's job counts in. */
  unitOf(scope: LearnerScope, assignmentId: number): Promise<UnitCode> {
    return this.workOrders.unitOf(scope, assignmentId);
  }

  /** What a QR code names: an OF by its number, perhaps one of its operations. */
  async scanned(
    { schoolId }: Scope,
    number: string,
    position?: string,
  ): Promise<{ workOrderId: number; operationId: number | null }> {
    const workOrder = await this.read.manager.findOneBy(WorkOrder, { schoolId, number });
    if (!workOrder) throw notFound();
    if (position === undefined) return { workOrderId: workOrder.id, operationId: null };
    if (!/^\d{1,4}$/.test(position)) throw notFound();
    const step = { schoolId, workOrderId: workOrder.id, position: Number(position) };
    const operation = await this.read.manager.findOneBy(WorkOperation, step);
    if (!operation) throw notFound();
    return { workOrderId: workOrder.id, operationId: operation.id };
  }

  /** The learner's own job on an OF, or on one operation of it; null when they have none. */
  async ownJob(scope: LearnerScope, workOrderId: number, operationId: number | null): Promise<number | null> {
    const where = operationId === null ? '' : ' AND o.id = ?';
    const values = [workOrderId, scope.learnerId, ...(operationId === null ? [] : [operationId])];
    const [raw] = await this.boards.assignments(scope, `w.id = ? AND ${MINE}${where}`, values);
    return raw?.id ?? null;
  }

  /** The drawing of a job that is the learner's own. */
  async drawingOf(scope: LearnerScope, assignmentId: number): Promise<number> {
    const { workOrder } = await this.own(scope, assignmentId);
    const drawing = await this.catalog.drawing(scope, workOrder.itemId, workOrder.drawingRevision);
    if (!drawing) throw notFound();
    return drawing.fileId;
  }

  /** The picture of the step of a job that is the learner's own. */
  async pictureOf(scope: LearnerScope, assignmentId: number): Promise<number> {
    const { raw, workOrder } = await this.own(scope, assignmentId);
    const fileId = await this.catalog.stepPicture(scope, workOrder.itemId, raw.operation_code);
    if (fileId === null) throw notFound();
    return fileId;
  }

  private async own(scope: LearnerScope, assignmentId: number) {
    const [raw] = await this.boards.assignments(scope, `a.id = ? AND ${MINE}`, [assignmentId, scope.learnerId]);
    if (!raw) throw notFound();
    return { raw, workOrder: (await this.workOrders.byIds(scope, [raw.work_order_id])).get(raw.work_order_id)! };
  }

  private async card(
    scope: LearnerScope,
    raw: RawAssignment,
    workOrder: WorkOrderProgress,
    { adults, titles }: { adults: ReadonlyMap<number, string>; titles: ReadonlyMap<string, string> },
  ): Promise<JobCard> {
    const made = workOrder.operations.filter(({ state }) => state !== 'skipped');
    const operation = workOrder.operations.find(({ id }) => id === raw.operation_id)!;
    const cells = await this.operations.cellsOf(scope, workOrder.id, workOrder.criticality === 'critical');
    const item = (await this.catalog.items(scope, [workOrder.itemId])).get(workOrder.itemId);
    const { itemName, dueOn, unitCode } = workOrder;
    const { remaining, available, competenceCodes } = operation;
    const learns = competenceCodes.map((code) => titles.get(code)).filter((title) => title !== undefined);
    return {
      ...{
        assignmentId: raw.id,
        operationId: raw.operation_id,
        itemName,
        dueOn,
        unitCode,
        remaining,
        available,
        learns,
      },
      ...{ operationName: raw.operation_name, plannedOn: raw.planned_on, halfDay: raw.half_day },
      ...{ itemKind: item?.kind ?? 'part', step: made.indexOf(operation) + 1, steps: made.length },
      instructions: raw.instructions.split('\n').filter(Boolean),
      setsUp: raw.setup_minutes > 0,
      share: raw.quantity === null ? null : Math.max(0, raw.quantity - Number(raw.made)),
      picture: (await this.catalog.stepPicture(scope, workOrder.itemId, raw.operation_code)) !== null,
      drawing: await this.catalog.drawing(scope, workOrder.itemId, workOrder.drawingRevision),
      supervisorName: adults.get(raw.supervisor_id) ?? null,
      state: cardState(raw, available),
      cells: cells.get(raw.operation_id) ?? [],
    };
  }

  private async otherTime({ learnerId, schoolId }: LearnerScope): Promise<LearnerWork['other']> {
    const open = await this.read.manager.findOneBy(WorkSession, { learnerId, schoolId, state: 'open' });
    return open && open.kind !== 'work' && open.kind !== 'setup' ? open.kind : null;
  }
}

function cardState(raw: RawAssignment, available: number): JobCard['state'] {
  if (Number(raw.running) > 0) return 'running';
  if (raw.state === 'active') return 'paused';
  return available > 0 && raw.operation_state !== 'blocked' ? 'ready' : 'waiting';
}
