import { Check, Entity, Index, Unique } from 'typeorm';
import type { PriceE4 } from '../../core/money/money.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import {
  BigColumn,
  FlagColumn,
  IdColumn,
  IntColumn,
  RefColumn,
  TextColumn,
  VarcharColumn,
} from '../../core/database/columns.js';

export const ITEM_KINDS = ['garment', 'part', 'service'] as const;
export const CRITICALITIES = ['pedagogical', 'standard', 'critical'] as const;

/** Something the school makes and sells: a garment model, a machined part, a service. */
@Entity('item')
@Unique(['schoolId', 'code'])
@Check('ck_item_kind', "kind IN ('garment', 'part', 'service')")
@Check('ck_item_criticality', "criticality IN ('pedagogical', 'standard', 'critical')")
@Check('ck_item_price', 'price_e4 >= 0')
@Index(['workshopId'])
export class Item {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Workshop') workshopId: number;
  /** The one customer it is made for; null for all. */
  @RefColumn('Partner', { nullable: true }) partnerId: number | null;
  @VarcharColumn(30) code: string;
  @VarcharColumn(100) name: string;
  @VarcharColumn(10) kind: (typeof ITEM_KINDS)[number];
  @VarcharColumn(3) unitCode: UnitCode;
  @BigColumn({ name: 'price_e4' }) priceE4: PriceE4;
  /** What the market asks for the same; a price well under it is warned. */
  @BigColumn({ name: 'market_price_e4', nullable: true }) marketPriceE4: PriceE4 | null;
  @VarcharColumn(12) criticality: (typeof CRITICALITIES)[number];
  /** Revision of the drawing in force; null without a drawing. */
  @VarcharColumn(10, { nullable: true }) drawingRevision: string | null;
  @FlagColumn() active: boolean;
  @TextColumn() searchText: string;
  @IntColumn() version: number;
}

/** A size × colour of an item; a part has one, without either. */
@Entity('item_variant')
@Index(['itemId'])
export class ItemVariant {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Item') itemId: number;
  @VarcharColumn(12, { nullable: true }) size: string | null;
  @VarcharColumn(30, { nullable: true }) colour: string | null;
  @IntColumn() position: number;
}

/** A revision of an item's drawing or pattern. */
@Entity('drawing_revision')
@Unique(['itemId', 'revision'])
export class DrawingRevision {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Item') itemId: number;
  @VarcharColumn(10) revision: string;
  @VarcharColumn(10) issuedOn: string;
  @RefColumn('StoredFile', { nullable: true }) fileId: number | null;
}
