import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { asSystem, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment.states.js';
import { OutputReport } from './output-report.entity.js';
import { workOrderStopped, workOrderSuspended } from './production.errors.js';
import { dueEvent, isAccounted, madeStages, type Course, type Stage } from './production.quantities.js';
import { OperationCell, WorkOperation } from './work-operation.entity.js';
import { operationMachine } from './work-operation.states.js';
import { WorkOrder } from './work-order.entity.js';
import { workOrderMachine } from './work-order.states.js';
import { SessionDesk } from './session-desk.js';

export interface LiveStage extends Stage<OperationCell> {
  readonly operation: WorkOperation;
}

/** An OF locked for change, with all its operations and counters. */
export interface LiveCourse extends Course<LiveStage> {
  workOrder: WorkOrder;
}

const operations = { machine: operationMachine, entity: WorkOperation };
const workOrders = { machine: workOrderMachine, entity: WorkOrder };
const assignments = { machine: assignmentMachine, entity: Assignment };
const OVER = 'Opération terminée';

/** Loads an OF under its lock, and brings the states into line with the counters once these have moved. */
@Injectable()
export class Courses {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly sessions: SessionDesk,
  ) {}

  /** The OF of an operation, locked: two changes of one OF follow each other. */
  async ofOperation(scope: Scope, operationId: number): Promise<{ course: LiveCourse; stage: LiveStage }> {
    const { schoolId } = scope;
    const operation = await this.unit.manager.findOneBy(WorkOperation, { id: operationId, schoolId });
    if (!operation) throw notFound();
    return found(await this.load(scope, operation.workOrderId), operationId);
  }

  async load(scope: Scope, workOrderId: number): Promise<LiveCourse> {
    const workOrder = await this.unit.lock(WorkOrder, { id: workOrderId, schoolId: scope.schoolId });
    return this.course(workOrder);
  }

  /** The same without the lock: to look before locking. */
  async peek(scope: Scope, operationId: number): Promise<{ course: LiveCourse; stage: LiveStage }> {
    const { schoolId } = scope;
    const operation = await this.unit.manager.findOneBy(WorkOperation, { id: operationId, schoolId });
    if (!operation) throw notFound();
    const workOrder = await this.unit.manager.findOneBy(WorkOrder, { id: operation.workOrderId, schoolId });
    return found(await this.course(workOrder), operationId);
  }

  private async course(workOrder: WorkOrder | null): Promise<LiveCourse> {
    if (!workOrder) throw notFound();
    const steps = await this.unit.manager.find(WorkOperation, {
      where: { workOrderId: workOrder.id },
      order: { position: 'ASC' },
    });
    const cells = await this.unit.manager.find(OperationCell, {
      where: { operationId: In(steps.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
    const stages = steps.map((operation) => liveStage(operation, cells));
    return { workOrder, critical: workOrder.criticality === 'critical', stages };
  }

  /** Refuses when the OF is not one that can be worked on. */
  mustRun({ workOrder }: LiveCourse): void {
    if (workOrder.state === 'suspended') throw workOrderSuspended();
    if (!['released', 'in_progress'].includes(workOrder.state)) throw workOrderStopped();
  }

  /** After a start: the OF and the operation are in progress. */
  async begin(scope: Scope, course: LiveCourse, { operation }: LiveStage): Promise<void> {
    const house = asSystem(scope);
    if (course.workOrder.state === 'released')
      await this.transitions.fire(house, workOrders, course.workOrder, 'start');
    if (operation.state === 'in_progress') return;
    await this.transitions.fire(house, operations, operation, operation.state === 'paused' ? 'resume' : 'start');
  }

  /** After a count or a stop: nobody works on it any more. */
  async pauseIfIdle(scope: Scope, { operation }: LiveStage): Promise<void> {
    // What is at a subcontractor goes on without anybody here.
    if (operation.state !== 'in_progress' || operation.supplierId !== null) return;
    if (!(await this.sessions.runsOn(operation.id)))
      await this.transitions.fire(asSystem(scope), operations, operation, 'pause');
  }

  /** After counters moved: unblocks, finishes and reopens operations, and completes the OF. */
  async settle(scope: Scope, course: LiveCourse): Promise<void> {
    const house = asSystem(scope);
    for (const stage of madeStages(course)) {
      const event = dueEvent(course, stage);
      if (!event) continue;
      await this.transitions.fire(house, operations, stage.operation, event);
      if (event === 'finish') await this.release(scope, stage.operation.id);
    }
    const accounted = isAccounted(course);
    if (course.workOrder.state === 'completed' && !accounted)
      await this.transitions.fire(house, workOrders, course.workOrder, 'reopen');
    if (course.workOrder.state !== 'in_progress' || !accounted) return;
    if ((await this.undecided(course)) === 0)
      await this.transitions.fire(house, workOrders, course.workOrder, 'complete');
  }

  /** On operations that are over: takes back what was not begun, ends what stood in pause. */
  async release(scope: Scope, ...operationIds: readonly number[]): Promise<void> {
    const house = asSystem(scope);
    for (const operationId of operationIds) {
      const given = await this.unit.manager.findBy(Assignment, { operationId, state: In(['assigned', 'active']) });
      for (const one of given) {
        if (one.state === 'assigned')
          await this.transitions.fire(house, assignments, one, 'withdraw', { reason: OVER });
        else if (!(await this.sessions.on(one.id))) await this.transitions.fire(house, assignments, one, 'finish');
      }
    }
  }

  private undecided({ stages }: LiveCourse): Promise<number> {
    const operationId = In(stages.map(({ operation }) => operation.id));
    return this.unit.manager.countBy(OutputReport, { operationId, state: 'checked' });
  }
}

function found(course: LiveCourse, operationId: number): { course: LiveCourse; stage: LiveStage } {
  return { course, stage: course.stages.find(({ operation }) => operation.id === operationId)! };
}

function liveStage(operation: WorkOperation, cells: readonly OperationCell[]): LiveStage {
  return {
    operation,
    get state() {
      return operation.state;
    },
    cells: cells.filter(({ operationId }) => operationId === operation.id),
  };
}
