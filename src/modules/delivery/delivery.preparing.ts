import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { Clock } from '../../core/time/clock.js';
import { PartnersQueries } from '../partners/index.js';
import {
  cellName,
  type CellQuantity,
  type OrderCellRead,
  type OrderLineRead,
  type OrderSheet,
  type ScheduledDelivery,
} from '../sales/index.js';
import { DeliveryLine, DeliveryNote } from './delivery-note.entity.js';
import { moreThanAvailable, nothingToDeliver, orderNotConfirmed } from './delivery.errors.js';
import { available, mergedCells } from './delivery.quantities.js';
import { DeliveryQueries } from './delivery.queries.js';
import { deliveryMachine } from './delivery.states.js';
import type { ShipTo } from './delivery.types.js';

interface ChosenCell {
  line: OrderLineRead;
  cell: OrderCellRead;
  quantity: number;
}

/** What leaves together, and which planned delivery it is. */
interface ToPrepare {
  cells: readonly CellQuantity[];
  planned?: ScheduledDelivery;
}

/** Writes a new note: what of an order leaves together. */
@Injectable()
export class Preparing {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly numbering: Numbering,
    private readonly clock: Clock,
    private readonly partners: PartnersQueries,
    private readonly queries: DeliveryQueries,
  ) {}

  /** The order is locked by the caller: two notes cannot promise the same pieces. */
  async write(scope: Scope, order: OrderSheet, { cells, planned }: ToPrepare): Promise<{ id: number; number: string }> {
    if (order.state !== 'confirmed') throw orderNotConfirmed(order.number);
    const chosen = await this.choose(scope, order, mergedCells(cells));
    const { number } = await this.numbering.next(scope.schoolId, 'BL');
    const note = this.unit.manager.create(DeliveryNote, {
      schoolId: scope.schoolId,
      orderId: order.id,
      partnerId: order.partnerId,
      number,
      state: deliveryMachine.initial,
      version: 1,
      shippedOn: null,
      receivedAt: null,
      receivedBy: null,
      reserves: null,
      shipTo: { ...(await this.shipTo(scope, order, planned)) },
      fileId: null,
      createdAt: this.clock.instant(),
    });
    await this.unit.manager.insert(DeliveryNote, note as never);
    await this.unit.manager.insert(
      DeliveryLine,
      chosen.map(({ line, cell, quantity }) => ({
        schoolId: scope.schoolId,
        noteId: note.id,
        orderLineId: line.id,
        orderCellId: cell.id,
        itemName: line.itemName,
        size: cell.size,
        colour: cell.colour,
        unitCode: line.unitCode,
        quantity,
      })),
    );
    const subject = { type: deliveryMachine.name, id: note.id };
    await this.journal.write(scope, {
      subject,
      event: 'prepare',
      to: note.state,
      facts: { number, order: order.number },
    });
    return { id: note.id, number };
  }

  private async choose(scope: Scope, order: OrderSheet, cells: readonly CellQuantity[]): Promise<ChosenCell[]> {
    if (cells.length === 0) throw nothingToDeliver();
    const promised = await this.queries.promised(scope, order.id);
    const known = new Map(order.lines.flatMap((line) => line.cells.map((cell) => [cell.id, { line, cell }] as const)));
    return cells.map(({ orderCellId, quantity }) => {
      const found = known.get(orderCellId);
      if (!found) throw notFound();
      const left = available(found.cell, promised.get(orderCellId) ?? 0);
      if (quantity > left) throw moreThanAvailable(nameOf(found), found.line.unitCode, quantity, left);
      return { ...found, quantity };
    });
  }

  private async shipTo(scope: Scope, order: OrderSheet, planned?: ScheduledDelivery): Promise<ShipTo> {
    const { name, legalName, siren, street, postcode, city, country, deliveryAddress, email } = await this.partners.get(
      scope,
      order.partnerId,
    );
    return {
      ...{ partnerName: name, legalName, siren, street, postcode, city, country, email },
      deliveryAddress: planned?.address ?? deliveryAddress,
      orderNumber: order.number,
      orderPlacedOn: order.placedOn,
      customerReference: order.customerReference,
      promisedOn: planned?.dueOn ?? order.promisedOn,
      search: folded(order.number, name, order.customerReference),
    };
  }
}

const nameOf = ({ line, cell }: Omit<ChosenCell, 'quantity'>): string => cellName(line.itemName, cell);
