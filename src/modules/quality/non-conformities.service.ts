import { Injectable } from '@nestjs/common';
import type { PartnerScope, Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { Journal } from '../../core/journal/journal.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { quantityText } from '../../core/quantity/unit.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { ProductionQueries } from '../production/index.js';
import { OrdersQueries } from '../sales/index.js';
import { NonConformity } from './non-conformity.entity.js';
import { nonConformityMachine } from './non-conformity.states.js';
import type { Decision, NewClaim, NewNonConformity } from './quality.dto.js';
import { moreThanDelivered, moreThanOrdered, nothingDelivered } from './quality.errors.js';

const workflow = { machine: nonConformityMachine, entity: NonConformity };

export interface Photo {
  name: string;
  bytes: Buffer;
}

/** Rooms a non-conformity is about. */
@Injectable()
export class NonConformitySubjects {
  constructor(
    readonly production: ProductionQueries,
    readonly orders: OrdersQueries,
  ) {}
}

/** What is not as asked: told, set apart, decided on, kept from coming back. */
@Injectable()
export class NonConformitiesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly journal: Journal,
    private readonly numbering: Numbering,
    private readonly files: FileStore,
    private readonly clock: Clock,
    private readonly about: NonConformitySubjects,
  ) {}

  /** Found in the workshop, on an OF: at most what it makes. */
  async open(scope: Scope, workOrderId: number, found: NewNonConformity, photo?: Photo): Promise<{ id: number }> {
    const sheet = await this.about.production.workOrder(scope, workOrderId);
    const { orderId, itemName, unitCode } = sheet;
    const { quantity, defect, cause } = found;
    if (quantity > sheet.quantity) throw moreThanOrdered(quantityText(sheet.quantity, unitCode));
    const what = { itemName, unitCode, quantity, defect, cause };
    return this.write(scope, { origin: 'workshop', workOrderId, orderId, partnerId: null, ...what }, photo);
  }

  /** By the partner who received it: at most what was delivered. */
  async claim(scope: PartnerScope, orderId: number, told: NewClaim, photo?: Photo): Promise<{ id: number }> {
    const order = await this.about.orders.sheet(scope, orderId);
    const line = order.lines.find(({ id }) => id === told.orderLineId);
    if (!line) throw notFound();
    const delivered = line.cells.reduce((sum, cell) => sum + cell.delivered, 0);
    if (delivered === 0) throw nothingDelivered();
    const { itemName, unitCode } = line;
    if (told.quantity > delivered) throw moreThanDelivered(quantityText(delivered, unitCode));
    const { quantity, defect } = told;
    const what = { itemName, unitCode, quantity, defect, cause: 'unknown' as const };
    const { partnerId } = scope;
    return this.write(scope, { origin: 'claim', workOrderId: null, orderId, partnerId, ...what }, photo);
  }

  async contain(scope: Scope, id: number): Promise<void> {
    await this.change(scope, id, 'contain');
  }

  /** What becomes of the pieces. Counts are corrected where they were made: nothing moves by itself. */
  async decide(scope: Scope, id: number, { disposition, cause, answer = '' }: Decision): Promise<void> {
    await this.change(scope, id, 'decide', { disposition, cause, answer: answer || null }, { disposition, cause });
  }

  async act(scope: Scope, id: number, action: string): Promise<void> {
    await this.change(scope, id, 'act', { action });
  }

  async close(scope: Scope, id: number): Promise<void> {
    await this.change(scope, id, 'close');
  }

  private async write(
    scope: Scope,
    row: Omit<
      NonConformity,
      'id' | 'schoolId' | 'number' | 'disposition' | 'action' | 'answer' | 'state' | 'version' | 'openedBy' | 'openedAt'
    >,
    photo?: Photo,
  ): Promise<{ id: number }> {
    const { schoolId, userId } = scope;
    return this.unit.run(async () => {
      const { number } = await this.numbering.next(schoolId, 'NC');
      const when = { openedBy: userId, openedAt: this.clock.instant() };
      const state = { state: nonConformityMachine.initial, version: 1 };
      const { identifiers } = await this.unit.manager.insert(NonConformity, {
        ...row,
        schoolId,
        number,
        ...state,
        ...when,
      });
      const id = identifiers[0]!.id as number;
      const subject = { type: 'non_conformity', id };
      if (photo) await this.files.receive(scope, { subject, kind: 'photo', ...photo, partnerId: row.partnerId });
      const facts = { number, quantity: row.quantity, cause: row.cause };
      await this.journal.write(scope, { subject, event: 'open', to: state.state, facts });
      return { id };
    });
  }

  private async change(
    scope: Scope,
    id: number,
    event: 'contain' | 'decide' | 'act' | 'close',
    changes: Partial<NonConformity> = {},
    facts: Record<string, unknown> = {},
  ): Promise<void> {
    await this.unit.run(async () => {
      const found = await this.unit.lock(NonConformity, { id, schoolId: scope.schoolId });
      if (!found) throw notFound();
      await this.transitions.fire(scope, workflow, found, event, { changes, facts });
    });
  }
}
