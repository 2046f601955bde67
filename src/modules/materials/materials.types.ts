import type { PriceE4 } from '../../core/money/money.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { MoveKind } from './material.entity.js';

/** What one unit of an item takes of a material. */
export interface BillLineRead {
  materialId: number;
  materialCode: string;
  materialName: string;
  unitCode: UnitCode;
  /** In steps of the material's unit. */
  quantity: number;
  /** Of a unit of the material; null: nobody said. */
  priceE4: PriceE4 | null;
}

/** The materials of an item (nomenclature). */
export interface BillRead {
  lines: BillLineRead[];
  /** Of one unit of the item; lines without a price count for nothing. */
  costE4: PriceE4;
}

/** Material a customer is to bring for an order. */
export interface ExpectedMaterialRead {
  id: number;
  orderId: number;
  orderNumber: string;
  partnerId: number;
  partnerName: string;
  materialId: number;
  materialName: string;
  unitCode: UnitCode;
  /** Steps of the unit. */
  quantity: number;
  expectedOn: LocalDate;
  /** Null while it is waited for; `received` is how much then came. */
  receivedOn: LocalDate | null;
  received: number | null;
}

export interface MaterialRow {
  id: number;
  code: string;
  name: string;
  unitCode: UnitCode;
  minimum: number;
  /** What a unit costs the school; null: nobody said. */
  priceE4: PriceE4 | null;
  /** What the school owns, and what its customers left; steps of the unit. */
  owned: number;
  entrusted: number;
  /** The school owns less than it wants at hand. */
  short: boolean;
}

export interface LotRead {
  id: number;
  materialId: number;
  materialName: string;
  unitCode: UnitCode;
  number: string;
  owner: 'school' | 'customer';
  partnerId: number | null;
  partnerName: string | null;
  receivedOn: LocalDate;
  /** received − used − scrapped − given back, and what counts put right. */
  balance: number;
  received: number;
  /** Issued, less what came back. */
  used: number;
  scrapped: number;
  givenBack: number;
  certificateFileId: number | null;
}

export interface MoveRead {
  id: number;
  lotNumber: string;
  kind: MoveKind;
  quantity: number;
  workOrderId: number | null;
  workOrderNumber: string | null;
  reason: string | null;
  movedAt: string;
}

export interface MaterialSheet extends MaterialRow {
  lots: LotRead[];
  moves: MoveRead[];
}

/** What of a lot is on an OF. */
export interface WorkOrderLot {
  materialId: number;
  lotId: number;
  lotNumber: string;
  materialName: string;
  unitCode: UnitCode;
  owner: 'school' | 'customer';
  /** Issued, less what came back. */
  used: number;
  certificateFileId: number | null;
}
