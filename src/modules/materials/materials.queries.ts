import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import type { MoveKind } from './material.entity.js';
import type { LotRead, MaterialRow, MaterialSheet, MoveRead, WorkOrderLot } from './materials.types.js';

const MOVES = 100;

interface RawLot {
  id: number;
  material_id: number;
  material_name: string;
  unit_code: UnitCode;
  number: string;
  owner: 'school' | 'customer';
  partner_id: number | null;
  received_on: LocalDate;
  balance: number;
  received: unknown;
  used: unknown;
  scrapped: unknown;
  given_back: unknown;
  certificate_file_id: number | null;
}

const summed = (kinds: readonly MoveKind[], sign: '' | '-') =>
  `COALESCE(${sign}SUM(CASE WHEN v.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) THEN v.quantity END), 0)`;

/** Materials and their lots; every row is of the caller's school. */
@Injectable()
export class MaterialsQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly partners: PartnersQueries,
  ) {}

  /** By name; `short` ones are to be ordered. */
  async list({ schoolId }: Scope): Promise<MaterialRow[]> {
    return this.rows('m.school_id = ?', [schoolId]);
  }

  /** One material with its lots, and its last moves. */
  async sheet(scope: Scope, id: number): Promise<MaterialSheet> {
    const [row] = await this.rows('m.school_id = ? AND m.id = ?', [scope.schoolId, id]);
    if (!row) throw notFound();
    return { ...row, lots: await this.lots(scope, 'l.material_id = ?', id), moves: await this.moves(id) };
  }

  /** Lots with something left that may go to an OF of this customer: the school's, and the customer's own. */
  async usable(scope: Scope, customerId: number | null): Promise<LotRead[]> {
    return this.lots(scope, "l.balance > 0 AND (l.owner = 'school' OR l.partner_id = ?)", customerId ?? 0);
  }

  /** What is on an OF, by lot. */
  async ofWorkOrder({ schoolId }: Scope, workOrderId: number): Promise<WorkOrderLot[]> {
    const rows = await sql<{
      lot_id: number;
      material_id: number;
      number: string;
      name: string;
      unit_code: UnitCode;
      owner: 'school' | 'customer';
      certificate_file_id: number | null;
      used: unknown;
    }>(
      this.read.manager,
      `SELECT l.id AS lot_id, l.material_id, l.number, m.name, m.unit_code, l.owner, l.certificate_file_id, -SUM(v.quantity) AS used
       FROM stock_move v JOIN material_lot l ON l.id = v.lot_id JOIN material m ON m.id = l.material_id
       WHERE v.school_id = ? AND v.work_order_id = ?
       GROUP BY l.id, l.material_id, l.number, m.name, m.unit_code, l.owner, l.certificate_file_id ORDER BY l.id`,
      [schoolId, workOrderId],
    );
    return rows.map((row) => ({
      materialId: row.material_id,
      ...{ lotId: row.lot_id, lotNumber: row.number, materialName: row.name, unitCode: row.unit_code },
      ...{ owner: row.owner, used: Number(row.used), certificateFileId: row.certificate_file_id },
    }));
  }

  private async rows(where: string, values: readonly unknown[]): Promise<MaterialRow[]> {
    const rows = await sql<{
      id: number;
      code: string;
      name: string;
      unit_code: UnitCode;
      minimum: number;
      price_e4: unknown;
      owned: unknown;
      entrusted: unknown;
    }>(
      this.read.manager,
      `SELECT m.id, m.code, m.name, m.unit_code, m.minimum, m.price_e4,
         COALESCE(SUM(CASE WHEN l.owner = 'school' THEN l.balance END), 0) AS owned,
         COALESCE(SUM(CASE WHEN l.owner = 'customer' THEN l.balance END), 0) AS entrusted
       FROM material m LEFT JOIN material_lot l ON l.material_id = m.id
       WHERE ${where} GROUP BY m.id, m.code, m.name, m.unit_code, m.minimum, m.price_e4 ORDER BY m.name, m.id`,
      values,
    );
    return rows.map(({ id, code, name, minimum, price_e4, unit_code, owned, entrusted }) => ({
      ...{ id, code, name, minimum, unitCode: unit_code, owned: Number(owned), entrusted: Number(entrusted) },
      priceE4: price_e4 === null ? null : Number(price_e4),
      short: Number(owned) < minimum,
    }));
  }

  private async lots(scope: Scope, where: string, ...values: readonly unknown[]): Promise<LotRead[]> {
    const raws = await sql<RawLot>(
      this.read.manager,
      `SELECT l.id, l.material_id, m.name AS material_name, m.unit_code, l.number, l.owner, l.partner_id, l.received_on,
         l.balance, l.certificate_file_id, ${summed(['receipt'], '')} AS received,
         ${summed(['issue', 'return', 'offcut'], '-')} AS used, ${summed(['scrap'], '-')} AS scrapped,
         ${summed(['give_back'], '-')} AS given_back
       FROM material_lot l JOIN material m ON m.id = l.material_id JOIN stock_move v ON v.lot_id = l.id
       WHERE l.school_id = ? AND ${where}
       GROUP BY l.id, l.material_id, m.name, m.unit_code, l.number, l.owner, l.partner_id, l.received_on, l.balance,
         l.certificate_file_id
       ORDER BY m.name, l.received_on, l.id`,
      [scope.schoolId, ...values],
    );
    const names = await this.partners.names(scope, [...new Set(raws.flatMap((raw) => raw.partner_id ?? []))]);
    return raws.map((raw) => ({
      ...{ id: raw.id, materialId: raw.material_id, materialName: raw.material_name, unitCode: raw.unit_code },
      ...{ number: raw.number, owner: raw.owner, partnerId: raw.partner_id, receivedOn: raw.received_on },
      partnerName: raw.partner_id === null ? null : (names.get(raw.partner_id) ?? null),
      ...{ balance: raw.balance, received: Number(raw.received), used: Number(raw.used) },
      ...{ scrapped: Number(raw.scrapped), givenBack: Number(raw.given_back) },
      certificateFileId: raw.certificate_file_id,
    }));
  }

  private async moves(materialId: number): Promise<MoveRead[]> {
    const rows = await sql<{
      id: number;
      number: string;
      kind: MoveKind;
      quantity: number;
      work_order_id: number | null;
      of_number: string | null;
      reason: string | null;
      moved_at: string;
    }>(
      this.read.manager,
      `SELECT v.id, l.number, v.kind, v.quantity, v.work_order_id, w.number AS of_number, v.reason, v.moved_at
       FROM stock_move v JOIN material_lot l ON l.id = v.lot_id LEFT JOIN work_order w ON w.id = v.work_order_id
       WHERE l.material_id = ? ORDER BY v.id DESC LIMIT ${MOVES}`,
      [materialId],
    );
    return rows.map(({ id, kind, quantity, reason, number, work_order_id, of_number, moved_at }) => ({
      ...{ id, kind, quantity, reason, lotNumber: number, movedAt: moved_at },
      ...{ workOrderId: work_order_id, workOrderNumber: of_number },
    }));
  }
}
