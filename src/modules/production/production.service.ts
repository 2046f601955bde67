import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { asSystem, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { stale } from '../../core/errors/core.errors.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { OrdersService } from '../sales/index.js';
import { Courses, type LiveCourse, type LiveStage } from './course.js';
import type { NewWorkOrder } from './production.dto.js';
import { lastStep, stillOutside } from './production.errors.js';
import { madeStages } from './production.quantities.js';
import { WorkOperation } from './work-operation.entity.js';
import { operationMachine } from './work-operation.states.js';
import { WorkOrderPlans } from './work-order-plans.js';
import { WorkOrder, WorkOrderCell, type WorkOrderState } from './work-order.entity.js';
import { OPEN_STATES, workOrderMachine } from './work-order.states.js';
import { WorkOrderReads } from './work-orders.reads.js';
import { WorkStops } from './work-stops.js';

const workOrders = { machine: workOrderMachine, entity: WorkOrder };
const operations = { machine: operationMachine, entity: WorkOperation };

/** The verbs of an OF: made from an order or alone, relaunched, stopped, closed, its steps skipped. */
@Injectable()
export class ProductionService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly courses: Courses,
    private readonly stops: WorkStops,
    private readonly plans: WorkOrderPlans,
    private readonly orders: OrdersService,
    private readonly reads: WorkOrderReads,
  ) {}

  /** One OF per line of a confirmed order, released. Asked a second time it makes nothing. */
  async launch(scope: Scope, orderId: number): Promise<number[]> {
    return this.unit.run(() => this.plans.ofOrder(scope, orderId));
  }

  /** An OF without an order: exercise, internal or prototype. */
  async create(scope: Scope, dto: NewWorkOrder): Promise<{ id: number; number: string }> {
    return this.unit.run(() => this.plans.alone(scope, dto));
  }

  /** A new OF of kind rework for the ordered pieces no OF will make. */
  async relaunch(scope: Scope, workOrderId: number): Promise<{ id: number; number: string }> {
    return this.unit.run(() => this.plans.again(scope, workOrderId));
  }

  /** Before the first start it is cancelled, after it abandoned: sessions stop, what was given is taken back. */
  async cancel(scope: Scope, workOrderId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const course = await this.courses.load(scope, workOrderId);
      await this.stop(scope, course, reason);
    });
  }

  /** The order was called off: its OFs that are not over stop. */
  async stopOrder(scope: Scope, orderId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const found = await this.unit.manager.findBy(WorkOrder, { orderId, schoolId: scope.schoolId });
      for (const { id, state } of found.sort((a, b) => a.id - b.id))
        if (OPEN_STATES.includes(state)) {
          await this.stop(asSystem(scope), await this.courses.load(scope, id), reason);
        }
    });
  }

  /**
   * The order was amended: its open OFs take its day, what is more is launched. For less, OFs that nobody started make
   * way for smaller ones; 409 when the workshop is already making more than is wanted.
   */
  async followOrder(scope: Scope, orderId: number): Promise<void> {
    await this.unit.run(async () => {
      const { dueOn, holdReason } = await this.orders.hold(scope, orderId);
      await this.dueAnew(scope, orderId, dueOn!);
      for (const id of await this.plans.tooMany(scope, orderId)) {
        const course = await this.courses.load(scope, id);
        await this.stop(scope, course, 'Avenant à la commande');
      }
      for (const { id } of await this.plans.cover(scope, orderId))
        if (holdReason !== null) await this.suspend(scope, id, holdReason);
    });
  }

  /** Something leaves on another day, or has left: open OFs take the next day. */
  async reschedule(scope: Scope, orderId: number): Promise<void> {
    await this.unit.run(async () => {
      const { dueOn } = await this.orders.hold(scope, orderId);
      if (dueOn !== null) await this.dueAnew(scope, orderId, dueOn);
    });
  }

  private async dueAnew({ schoolId }: Scope, orderId: number, dueOn: LocalDate): Promise<void> {
    await this.unit.manager.update(WorkOrder, { orderId, schoolId, state: In([...OPEN_STATES]) }, { dueOn });
  }

  /** A question to the customer, a material that fails: sessions stop, what was given stays given. */
  async suspend(scope: Scope, workOrderId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const course = await this.courses.load(scope, workOrderId);
      await this.transitions.fire(scope, workOrders, course.workOrder, 'suspend', { reason });
      await this.stops.standStill(scope, course);
    });
  }

  /** The order waits: what is being made of it does too. */
  async suspendOrder(scope: Scope, orderId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      for (const id of await this.ofsIn(scope, orderId, ['released', 'in_progress']))
        await this.suspend(scope, id, reason);
    });
  }

  /** What waited for the same reason goes on; what waits for another still does. */
  async resumeOrder(scope: Scope, orderId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const ids = await this.ofsIn(scope, orderId, ['suspended']);
      const reasons = await this.reads.whySuspended(scope, ids);
      for (const id of ids) if (reasons.get(id) === reason) await this.resume(scope, id);
    });
  }

  private async ofsIn({ schoolId }: Scope, orderId: number, states: readonly WorkOrderState[]): Promise<number[]> {
    const where = { orderId, schoolId, state: In([...states]) };
    const found = await this.unit.manager.find(WorkOrder, { where, order: { id: 'ASC' } });
    return found.map(({ id }) => id);
  }

  async resume(scope: Scope, workOrderId: number): Promise<void> {
    await this.unit.run(async () => {
      const { workOrder } = await this.courses.load(scope, workOrderId);
      await this.transitions.fire(scope, workOrders, workOrder, 'resume');
    });
  }

  async close(scope: Scope, workOrderId: number): Promise<void> {
    await this.unit.run(async () => {
      const { workOrder } = await this.courses.load(scope, workOrderId);
      await this.transitions.fire(scope, workOrders, workOrder, 'close');
    });
  }

  /** A step that need not be made here. When it was the last one, what is validated before it becomes deliverable. */
  async skip(scope: Scope, operationId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const promised = await this.deliverableAfter(scope, operationId);
      if (promised.length > 0) await this.orders.recordProduced(asSystem(scope), promised);
      const { course, stage } = await this.courses.ofOperation(scope, operationId);
      this.courses.mustRun(course);
      if (madeStages(course).length === 1 && stage.state !== 'skipped') throw lastStep();
      const expected = await this.freed(course, stage);
      if (JSON.stringify(expected) !== JSON.stringify(promised)) throw stale();
      await this.transitions.fire(scope, operations, stage.operation, 'skip', { reason });
      await this.courses.release(scope, operationId);
      await this.courses.settle(scope, course);
    });
  }

  // The order is locked before the OF, always: so what skipping frees is read first, and looked at again after.
  private async deliverableAfter(scope: Scope, operationId: number) {
    const { course, stage } = await this.courses.peek(scope, operationId);
    operationMachine.permit(scope, stage.operation, 'skip');
    return this.freed(course, stage);
  }

  private async freed(course: LiveCourse, stage: LiveStage) {
    const made = madeStages(course);
    if (made.at(-1) !== stage) return [];
    const validated = (made.at(-2)?.cells ?? []).filter((cell) => cell.validated > 0);
    const cells = await this.unit.manager.findBy(WorkOrderCell, { workOrderId: course.workOrder.id });
    const orderCell = new Map(cells.map(({ id, orderCellId }) => [id, orderCellId]));
    return validated.flatMap((cell) => {
      const orderCellId = orderCell.get(cell.workOrderCellId);
      return orderCellId ? [{ orderCellId, quantity: cell.validated }] : [];
    });
  }

  private async stop(scope: Scope, { workOrder, stages }: LiveCourse, reason: string): Promise<void> {
    const outside = stages.flatMap(({ cells }) => cells).reduce((sum, cell) => sum + cell.outside, 0);
    if (outside > 0) throw stillOutside(outside, workOrder.unitCode);
    await this.stops.stopAll(
      scope,
      stages.map(({ operation }) => operation.id),
      reason,
    );
    const begun = workOrder.state === 'in_progress' || workOrder.state === 'suspended';
    const event = begun ? 'abandon' : 'cancel';
    await this.transitions.fire(scope, workOrders, workOrder, event, { reason });
  }
}
