import type { PriceE4 } from '../../core/money/money.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { CRITICALITIES, ITEM_KINDS } from './item.entity.js';

export type ItemKind = (typeof ITEM_KINDS)[number];
export type Criticality = (typeof CRITICALITIES)[number];

/** A size × colour; a part has one, without either. */
export interface VariantRead {
  id: number;
  size: string | null;
  colour: string | null;
}

export interface ItemRow {
  id: number;
  code: string;
  name: string;
  kind: ItemKind;
  workshopId: number;
  /** The one customer it is made for: no other sees it. */
  partnerId: number | null;
  unitCode: UnitCode;
  priceE4: PriceE4;
  marketPriceE4: PriceE4 | null;
  /** The price is under 90 % of what the market asks. */
  underMarket: boolean;
  criticality: Criticality;
  drawingRevision: string | null;
  active: boolean;
}

export interface ItemRead extends ItemRow {
  version: number;
  variants: VariantRead[];
}

/** One operation of the routing (gamme), in market minutes. */
export interface RoutingStep {
  /** 10, 20, 30… */
  position: number;
  code: string;
  name: string;
  workCenterId: number | null;
  /** The partner that makes it outside. */
  supplierId: number | null;
  setupMinutes: number;
  /** Minutes a unit, in hundredths: 2,5 min = 250. */
  unitCentiminutes: number;
  /** 0 to 4. */
  requiredLevel: number;
  heavyLoad: boolean;
  /** Regulated works beyond the machine: `D.4153-20`. */
  workRules: string[];
  competenceCodes: string[];
  /** Short sentences for the learner, one a line. */
  instructions: string;
}

export interface RevisionRead {
  revision: string;
  issuedOn: LocalDate;
  fileId: number | null;
}

/** What importing a table did, or would do. */
export interface ImportReport {
  /** Nothing was written. */
  dryRun: boolean;
  added: number;
  changed: number;
  unchanged: number;
  rows: {
    /** First cell of the row. */
    at: string;
    code: string;
    name: string;
    action: 'add' | 'change' | 'none';
    changes: ('name' | 'workshop' | 'price' | 'variants')[];
  }[];
}
