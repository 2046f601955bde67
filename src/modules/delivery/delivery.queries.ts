import { Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { containing } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, listed, type Listed, type ListQuery } from '../../core/http/paging.js';
import type { SumUnit } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { OrdersQueries } from '../sales/index.js';
import { DeliveryLine, DeliveryNote } from './delivery-note.entity.js';
import { available } from './delivery.quantities.js';
import { deliveryMachine, type DeliveryState } from './delivery.states.js';
import type { DeliverableLine, NoteLineRead, NoteRow, NoteSheet, ShippedLine, ShipTo } from './delivery.types.js';

interface RawNote {
  id: number;
  number: string;
  state: DeliveryState;
  version: number;
  order_id: number;
  partner_id: number;
  shipped_on: LocalDate | null;
  received_at: string | null;
  received_by: string | null;
  reserves: string | null;
  ship_to: string;
  file_id: number | null;
  created_at: string;
  quantity: string | number | null;
  unit_code: SumUnit;
}

const COLUMNS = [
  'n.id AS id',
  'n.number AS number',
  'n.state AS state',
  'n.version AS version',
  'n.order_id AS order_id',
  'n.partner_id AS partner_id',
  'n.shipped_on AS shipped_on',
  'n.received_at AS received_at',
  'n.received_by AS received_by',
  'n.reserves AS reserves',
  'n.ship_to AS ship_to',
  'n.file_id AS file_id',
  'n.created_at AS created_at',
  '(SELECT SUM(l.quantity) FROM delivery_line l WHERE l.note_id = n.id) AS quantity',
  `(SELECT CASE WHEN MIN(l.unit_code) = MAX(l.unit_code) THEN MIN(l.unit_code) END
    FROM delivery_line l WHERE l.note_id = n.id) AS unit_code`,
];

/** Reads of the delivery room. A partner's scope sees its own notes only. */
@Injectable()
export class DeliveryQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly orders: OrdersQueries,
  ) {}

  /** Newest first. */
  async list(scope: Scope, query: ListQuery): Promise<Listed<NoteRow>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const notes = this.notes(scope)
      .orderBy('n.id', 'DESC')
      .limit(limit + 1);
    if (query.cursor) notes.andWhere('n.id < :cursor', { cursor: query.cursor });
    if (query.state) notes.andWhere('n.state = :state', { state: query.state });
    if (query.q) {
      const found = new Brackets((where) =>
        where.where("LOWER(n.number) LIKE :q ESCAPE '!'").orWhere("n.ship_to LIKE :q ESCAPE '!'"),
      );
      notes.andWhere(found).setParameter('q', containing(query.q));
    }
    return listed((await notes.getRawMany<RawNote>()).map(rowOf), limit);
  }

  /** Throws notFound. */
  async sheet(scope: Scope, noteId: number): Promise<NoteSheet> {
    const raw = await this.notes(scope).andWhere('n.id = :noteId', { noteId }).getRawOne<RawNote>();
    if (!raw) throw notFound();
    const lines = await this.read
      .from(DeliveryLine, 'l')
      .select([
        'l.order_cell_id AS "orderCellId"',
        'l.order_line_id AS "orderLineId"',
        'l.item_name AS "itemName"',
        'l.size AS size',
        'l.colour AS colour',
        'l.unit_code AS "unitCode"',
        'l.quantity AS quantity',
      ])
      .where('l.school_id = :schoolId AND l.note_id = :noteId', { schoolId: scope.schoolId, noteId })
      .orderBy('l.id')
      .getRawMany<NoteLineRead>();
    const { version, received_by: receivedBy } = raw;
    const row = rowOf(raw);
    const shipTo = JSON.parse(raw.ship_to) as ShipTo;
    return { ...row, version, receivedBy, shipTo, lines, events: deliveryMachine.allowed(scope, row) };
  }

  /** Notes of an order, oldest first. */
  async ofOrder(scope: Scope, orderId: number): Promise<NoteRow[]> {
    const notes = this.notes(scope).andWhere('n.order_id = :orderId', { orderId }).orderBy('n.id');
    return (await notes.getRawMany<RawNote>()).map(rowOf);
  }

  async counts(scope: Scope): Promise<{ ready: number; shipped: number }> {
    const rows = await this.mine(scope, this.read.from(DeliveryNote, 'n').select('n.state', 'state'))
      .andWhere("n.state IN ('ready', 'shipped')")
      .addSelect('COUNT(*)', 'number')
      .groupBy('n.state')
      .getRawMany<{ state: 'ready' | 'shipped'; number: string | number }>();
    const of = (state: string) => Number(rows.find((row) => row.state === state)?.number ?? 0);
    return { ready: of('ready'), shipped: of('shipped') };
  }

  /** What an order can put on a new note, with what other ready notes already promise. Throws notFound. */
  async deliverable(scope: Scope, orderId: number): Promise<DeliverableLine[]> {
    const order = await this.orders.sheet(scope, orderId);
    const promised = await this.promised(scope, orderId);
    return order.lines.map(({ id, itemCode, itemName, unitCode, cells }) => ({
      orderLineId: id,
      itemCode,
      itemName,
      unitCode,
      cells: cells.map((cell) => {
        const onNotes = promised.get(cell.id) ?? 0;
        const { size, colour, ordered, cancelled, delivered } = cell;
        const rest = {
          ordered: ordered - cancelled,
          delivered,
          promised: onNotes,
          available: available(cell, onNotes),
        };
        return { orderCellId: cell.id, size, colour, ...rest };
      }),
    }));
  }

  /** Pieces on the order's ready notes, by cell. */
  async promised(scope: Scope, orderId: number): Promise<Map<number, number>> {
    const rows = await this.read
      .from(DeliveryLine, 'l')
      .innerJoin(DeliveryNote, 'n', 'n.id = l.note_id')
      .select('l.order_cell_id', 'cell')
      .addSelect('SUM(l.quantity)', 'quantity')
      .where("n.school_id = :schoolId AND n.order_id = :orderId AND n.state = 'ready'", {
        schoolId: scope.schoolId,
        orderId,
      })
      .groupBy('l.order_cell_id')
      .getRawMany<{ cell: number; quantity: string | number }>();
    return new Map(rows.map(({ cell, quantity }) => [cell, Number(quantity)]));
  }

  /** Lines of what was shipped of an order, in the order it left: what invoices bill, first out first billed. */
  async shippedLines(scope: Scope, orderId: number): Promise<ShippedLine[]> {
    const lines = this.read
      .from(DeliveryLine, 'l')
      .innerJoin(DeliveryNote, 'n', 'n.id = l.note_id')
      .select([
        'n.id AS "noteId"',
        'n.number AS number',
        'n.shipped_on AS "shippedOn"',
        'l.order_cell_id AS "orderCellId"',
        'l.quantity AS quantity',
      ])
      .where("n.order_id = :orderId AND n.state IN ('shipped', 'received')", { orderId });
    return this.mine(scope, lines).orderBy('n.shippedOn').addOrderBy('n.id').getRawMany<ShippedLine>();
  }

  private notes(scope: Scope): SelectQueryBuilder<DeliveryNote> {
    return this.mine(scope, this.read.from(DeliveryNote, 'n').select(COLUMNS));
  }

  private mine<E extends object>(scope: Scope, query: SelectQueryBuilder<E>): SelectQueryBuilder<E> {
    query.andWhere('n.school_id = :schoolId', { schoolId: scope.schoolId });
    const partnerId = partnerSeen(scope, 'buyer', 'receiver');
    if (partnerId === null) return query;
    // A note being prepared is the school's own business.
    return query.andWhere("n.partner_id = :partnerId AND n.state IN ('shipped', 'received')", { partnerId });
  }
}

function rowOf(raw: RawNote): NoteRow {
  const { partnerName, orderNumber } = JSON.parse(raw.ship_to) as ShipTo;
  return {
    id: raw.id,
    number: raw.number,
    state: raw.state,
    orderId: raw.order_id,
    orderNumber,
    partnerId: raw.partner_id,
    partnerName,
    shippedOn: raw.shipped_on,
    receivedAt: raw.received_at,
    reserves: raw.reserves,
    createdAt: raw.created_at,
    quantity: Number(raw.quantity ?? 0),
    unitCode: raw.unit_code,
    fileId: raw.file_id,
  };
}
