import { ListQuery } from '../../core/http/paging.js';
import { Choice, Day, Flag, Id, Int, ListOf, Quantity, Text, Thousandths } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { CHARACTERISTIC_KINDS, MEASURE_UNITS } from './control-plan.entity.js';
import { CAUSES, DISPOSITIONS } from './non-conformity.entity.js';

export class NewInstrument {
  /** @example "PC-03" */
  @Text({ max: 20 }) code: string;
  /** @example "Pied à coulisse 150" */
  @Text({ max: 80 }) name: string;
  /**
   * The last day it may be used without being calibrated again.
   * @example "2027-03-31"
   */
  @Day() calibrationDueOn: LocalDate;
}

export class Calibration {
  /**
   * The last day it may be used from now on.
   * @example "2027-03-31"
   */
  @Day() calibrationDueOn: LocalDate;
}

export class SizeNominal {
  /** @example "38" */
  @Text({ max: 12 }) size: string;
  /**
   * In thousandths of the unit.
   * @example 46000
   */
  @Thousandths() nominal: number;
}

export class NewCharacteristic {
  /**
   * The operation of the routing where it is checked.
   * @example 20
   */
  @Int({ min: 1, max: 10_000 }) position: number;
  /** @example "Diamètre" */
  @Text({ max: 80 }) name: string;
  /** `measure`: a value within a tolerance; `look`: good or not. */
  @Choice(CHARACTERISTIC_KINDS) kind: (typeof CHARACTERISTIC_KINDS)[number];
  @Choice(MEASURE_UNITS, { optional: true }) unit?: (typeof MEASURE_UNITS)[number];
  /**
   * In thousandths of the unit.
   * @example 20000
   */
  @Thousandths({ optional: true }) nominal?: number;
  /**
   * Deviation from the nominal.
   * @example -21
   */
  @Thousandths({ optional: true }) lower?: number;
  /** @example 0 */
  @Thousandths({ optional: true }) upper?: number;
  /**
   * One piece in so many is checked; 0: the first part only.
   * @example 5
   */
  @Int({ min: 0, max: 1000 }) every: number;
  @Id({ optional: true }) instrumentId?: number;
  /** Where the nominal depends on the size: a garment's table of measures. */
  @ListOf(() => SizeNominal, { min: 0, max: 60, optional: true }) sizes?: SizeNominal[];
}

export class NewMeasure {
  @Id() characteristicId: number;
  /**
   * In thousandths of the unit.
   * @example 19987
   */
  @Thousandths({ optional: true }) value?: number;
  /** Where one looks instead of measuring. */
  @Choice(['good', 'bad'], { optional: true }) look?: 'good' | 'bad';
}

export class NewInspection {
  /** The size that was checked. */
  @Id() operationCellId: number;
  /** The first part of the series: a master decides on it. */
  @Flag({ optional: true }) first?: boolean;
  /** All of the plan for a first part; those that were taken for a piece of the series. */
  @ListOf(() => NewMeasure, { min: 0, max: 60 }) measures: NewMeasure[];
}

export class Refused {
  /** @example "Diamètre trop petit : change l’outil" */
  @Text({ max: 500 }) reason: string;
}

export class NewNonConformity {
  /** @example 2 */
  @Quantity() quantity: number;
  /** @example "Ourlet décousu" */
  @Text({ max: 500 }) defect: string;
  /** `learning` is kept apart: it is what a school is for. */
  @Choice(CAUSES) cause: (typeof CAUSES)[number];
}

export class Decision {
  @Choice(DISPOSITIONS) disposition: (typeof DISPOSITIONS)[number];
  @Choice(CAUSES) cause: (typeof CAUSES)[number];
  /**
   * What a partner who claimed is told.
   * @example "Deux pièces refaites, livrées vendredi"
   */
  @Text({ max: 500, optional: true }) answer?: string;
}

export class PreventiveAction {
  /**
   * What is done so that it does not come back.
   * @example "Gabarit de piquage posé sur la machine"
   */
  @Text({ max: 500 }) action: string;
}

export class NewClaim {
  /** The line of the order. */
  @Id() orderLineId: number;
  /** @example 2 */
  @Quantity() quantity: number;
  /** @example "Deux tabliers sans lien" */
  @Text({ max: 500 }) defect: string;
}

/** By state, or `alive` (the default: what is not closed). */
export class NonConformitiesQuery extends ListQuery {}
