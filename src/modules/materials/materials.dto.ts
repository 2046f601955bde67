import { Choice, Day, Id, Int, ListOf, Price, Quantity, Text } from '../../core/http/shape.js';
import { MAX_QUANTITY, UNIT_CODES, type UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';

/** So that the cost of any bill stays an exact integer: 10 000 € a unit, a million steps of it. */
export const MAX_MATERIAL_E4 = 100_000_000;
export const MAX_PER_UNIT = 1_000_000;

const steps = { min: 0, max: MAX_QUANTITY };

export class NewMaterial {
  /** @example "TOI-ECR" */
  @Text({ max: 30 }) code: string;
  /** @example "Toile de coton écrue" */
  @Text({ max: 100 }) name: string;
  @Choice(UNIT_CODES) unitCode: UnitCode;
  /**
   * Under it the school is short, in steps of the unit.
   * @example 20000
   */
  @Int(steps) minimum: number;
  /** What a unit costs the school. @example 85000 */
  @Price({ max: MAX_MATERIAL_E4, optional: true }) priceE4?: number | null;
}

export class MaterialPrice {
  /** What a unit costs the school. @example 85000 */
  @Price({ max: MAX_MATERIAL_E4 }) priceE4: number;
}

export class NewBillLine {
  /** @example 3 */
  @Id() materialId: number;
  /** In steps of the material's unit, for one unit of the item. @example 1350 */
  @Int({ min: 1, max: MAX_PER_UNIT }) quantity: number;
}

/** All the materials of an item, in place of those it had. */
export class NewBill {
  @ListOf(() => NewBillLine, { min: 0, max: 50 }) lines: NewBillLine[];
}

export class NewLot {
  /**
   * What is on its label.
   * @example "B2311-04"
   */
  @Text({ max: 40 }) number: string;
  @Choice(['school', 'customer']) owner: 'school' | 'customer';
  /** The customer whose it is, or who sold it. */
  @Id({ optional: true }) partnerId?: number;
  /** @example "2026-11-23" */
  @Day() receivedOn: LocalDate;
  /**
   * In steps of the unit.
   * @example 50000
   */
  @Quantity() quantity: number;
  /** What was expected of the customer, when this is it. */
  @Id({ optional: true }) expectedId?: number | null;
}

/** Material a customer is to bring for an order. */
export class NewExpected {
  /** @example 3 */
  @Id() materialId: number;
  /** In steps of the material's unit. @example 12000 */
  @Quantity() quantity: number;
  /** @example "2027-01-04" */
  @Day() expectedOn: LocalDate;
}

/** Out of stock for good: thrown away, or given back to whom it belongs. */
export class LotExit {
  @Choice(['scrap', 'give_back']) kind: 'scrap' | 'give_back';
  @Quantity() quantity: number;
  @Text({ max: 300, optional: true }) reason?: string;
}

/** What was found on the shelf. */
export class StockCount {
  /** @example 48500 */
  @Int(steps) counted: number;
  /** @example "Inventaire de novembre" */
  @Text({ max: 300 }) reason: string;
}

/** From a lot to an OF, or back: whole, or as off-cuts. */
export class WorkOrderMove {
  @Choice(['issue', 'return', 'offcut']) kind: 'issue' | 'return' | 'offcut';
  @Id() lotId: number;
  @Quantity() quantity: number;
}
