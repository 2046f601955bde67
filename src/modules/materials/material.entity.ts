import { Check, Entity, Index, Unique } from 'typeorm';
import {
  BigColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { UnitCode } from '../../core/quantity/unit.js';

/** Cloth, thread, bar: what is made into something else. */
@Entity('material')
@Unique(['schoolId', 'code'])
@Check('ck_material_minimum', 'minimum >= 0')
@Check('ck_material_price', 'price_e4 BETWEEN 0 AND 100000000')
export class Material {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(30) code: string;
  @VarcharColumn(100) name: string;
  @VarcharColumn(3) unitCode: UnitCode;
  /** Steps of the unit; under it, what the school owns is short. */
  @IntColumn() minimum: number;
  /** What a unit costs the school, for quotes to come. */
  @BigColumn({ nullable: true }) priceE4: number | null;
}

/** What came in together, with its certificate. `balance` is what is left: only moves change it. */
@Entity('material_lot')
@Unique(['materialId', 'number'])
@Index(['schoolId', 'partnerId'])
@Check('ck_material_lot_balance', 'balance >= 0')
@Check('ck_material_lot_owner', "owner IN ('school', 'customer') AND (owner = 'school' OR partner_id IS NOT NULL)")
export class MaterialLot {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Material') materialId: number;
  /** The supplier's, or the heat of a bar: what is on its label. */
  @VarcharColumn(40) number: string;
  /** What a customer supplies stays theirs, and has no sale value. */
  @VarcharColumn(8) owner: 'school' | 'customer';
  /** Whose it is, or who sold it. */
  @RefColumn('Partner', { nullable: true }) partnerId: number | null;
  @DayColumn() receivedOn: string;
  @IntColumn() balance: number;
  @RefColumn('StoredFile', { nullable: true }) certificateFileId: number | null;
}

export const MOVE_KINDS = ['receipt', 'issue', 'return', 'offcut', 'scrap', 'give_back', 'count'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/** What came in or went out of a lot. Never changed: a mistake is another move. */
@Entity('stock_move')
@Index(['lotId', 'id'])
@Index(['workOrderId'])
@Check('ck_stock_move_kind', "kind IN ('receipt', 'issue', 'return', 'offcut', 'scrap', 'give_back', 'count')")
@Check(
  'ck_stock_move_sign',
  "kind = 'count' OR (quantity > 0 AND kind IN ('receipt', 'return', 'offcut')) OR (quantity < 0 AND kind IN ('issue', 'scrap', 'give_back'))",
)
@Check('ck_stock_move_order', "kind NOT IN ('issue', 'return', 'offcut') OR work_order_id IS NOT NULL")
export class StockMove {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('MaterialLot') lotId: number;
  @VarcharColumn(9) kind: MoveKind;
  /** Signed, in steps of the unit. */
  @IntColumn() quantity: number;
  /** The OF it went to, or came back from. */
  @RefColumn('WorkOrder', { nullable: true }) workOrderId: number | null;
  @VarcharColumn(300, { nullable: true }) reason: string | null;
  @RefColumn('AppUser', { nullable: true }) movedBy: number | null;
  @InstantColumn() movedAt: string;
}
