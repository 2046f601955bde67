import { Check, Entity, Index, Unique } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';

/** What one measures with, good until its next calibration. */
@Entity('instrument')
@Unique(['schoolId', 'code'])
export class Instrument {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(20) code: string;
  @VarcharColumn(80) name: string;
  /** The last day it may be used without being calibrated again. */
  @DayColumn() calibrationDueOn: string;
  @FlagColumn() outOfService: boolean;
}

export const MEASURE_UNITS = ['mm', 'cm', 'µm', '°', 'g', 'N'] as const;
export const CHARACTERISTIC_KINDS = ['measure', 'look'] as const;

/**
 * One line of a control plan: what is checked at one operation of an item. Values are thousandths of the unit. A line
 * is never edited: it is retired, and another one is written.
 */
@Entity('characteristic')
@Index(['itemId'])
@Check('ck_characteristic_kind', "kind IN ('measure', 'look')")
@Check('ck_characteristic_every', 'every BETWEEN 0 AND 1000')
@Check(
  'ck_characteristic_tolerance',
  "kind = 'look' OR (unit IS NOT NULL AND nominal IS NOT NULL AND lower IS NOT NULL AND upper IS NOT NULL AND lower <= upper)",
)
export class Characteristic {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Item') itemId: number;
  /** The step of the routing, by its place and its code: a routing written anew shifts places. */
  @IntColumn() position: number;
  @VarcharColumn(6) code: string;
  @VarcharColumn(80) name: string;
  @VarcharColumn(8) kind: (typeof CHARACTERISTIC_KINDS)[number];
  @VarcharColumn(4, { nullable: true }) unit: (typeof MEASURE_UNITS)[number] | null;
  @IntColumn({ nullable: true }) nominal: number | null;
  /** Deviations from the nominal: −21 and 0 for Ø20 h7. */
  @IntColumn({ nullable: true }) lower: number | null;
  @IntColumn({ nullable: true }) upper: number | null;
  /** One piece in so many is checked; 0: the first part only. */
  @IntColumn() every: number;
  @RefColumn('Instrument', { nullable: true }) instrumentId: number | null;
  @InstantColumn({ nullable: true }) retiredAt: string | null;
}

/** The nominal of a size, where it differs: a garment's table of measures. */
@Entity('characteristic_size')
@Unique(['characteristicId', 'size'])
export class CharacteristicSize {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Characteristic') characteristicId: number;
  @VarcharColumn(12) size: string;
  @IntColumn() nominal: number;
}
