import { Injectable } from '@nestjs/common';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { ExpectedMaterialRead } from './materials.types.js';

interface Raw {
  id: number;
  order_id: number;
  order_number: string;
  partner_id: number;
  partner_name: string;
  material_id: number;
  material_name: string;
  unit_code: UnitCode;
  quantity: number;
  expected_on: LocalDate;
  received_on: LocalDate | null;
  received: unknown;
}

/** What customers are to bring. A partner reads its own. */
@Injectable()
export class ExpectedMaterialsQueries {
  constructor(private readonly read: ReadSource) {}

  /** For an order, the first to come first; received ones too. */
  ofOrder(scope: Scope, orderId: number): Promise<ExpectedMaterialRead[]> {
    return this.rows(scope, 'e.order_id = ?', orderId);
  }

  /** Of a material, still waited for. */
  waited(scope: Scope, materialId: number): Promise<ExpectedMaterialRead[]> {
    return this.rows(scope, 'e.material_id = ? AND e.lot_id IS NULL', materialId);
  }

  private async rows(scope: Scope, where: string, value: number): Promise<ExpectedMaterialRead[]> {
    const mine = partnerSeen(scope, 'buyer', 'receiver', 'payer');
    const own = mine === null ? '' : 'AND e.partner_id = ?';
    const rows = await sql<Raw>(
      this.read.manager,
      `SELECT e.id, e.order_id, o.number AS order_number, e.partner_id, p.name AS partner_name, e.material_id,
         m.name AS material_name, m.unit_code, e.quantity, e.expected_on, l.received_on,
         (SELECT SUM(v.quantity) FROM stock_move v WHERE v.lot_id = l.id AND v.kind = 'receipt') AS received
       FROM expected_material e
       JOIN sales_order o ON o.id = e.order_id
       JOIN partner p ON p.id = e.partner_id
       JOIN material m ON m.id = e.material_id
       LEFT JOIN material_lot l ON l.id = e.lot_id
       WHERE e.school_id = ? AND ${where} ${own} ORDER BY e.expected_on, e.id`,
      [scope.schoolId, value, ...(mine === null ? [] : [mine])],
    );
    return rows.map((row) => ({
      ...{ id: row.id, orderId: row.order_id, orderNumber: row.order_number },
      ...{ partnerId: row.partner_id, partnerName: row.partner_name },
      ...{ materialId: row.material_id, materialName: row.material_name, unitCode: row.unit_code },
      ...{ quantity: row.quantity, expectedOn: row.expected_on, receivedOn: row.received_on },
      received: row.received === null ? null : Number(row.received),
    }));
  }
}
