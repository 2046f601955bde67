import { Cents, Choice, Int, ListOf } from '../../core/http/shape.js';
import { SECTORS, TYPED_ACCOUNTS, type Sector, type TypedAccount } from './budget.types.js';

export class BudgetRowForm {
  /** Class of accounts. @example "60" */
  @Choice(TYPED_ACCOUNTS) account: TypedAccount;
  /** Of a charge, or of products 76 to 78; mixed unless said. @example "M" */
  @Choice(SECTORS, { optional: true }) sector?: Sector;
  /** @example 1200000 */
  @Cents({ max: 100_000_000_000, optional: true }) plannedCents?: number;
  /** Not of 70: what was invoiced is known. @example 450000 */
  @Cents({ max: 100_000_000_000, optional: true }) realisedCents?: number;
}

/** The budget of a school year, whole: an account left out is nothing. */
export class SaveBudget {
  @ListOf(() => BudgetRowForm, { min: 0, max: 11 }) rows: BudgetRowForm[];
  /** The version read; 0 before the first one. @example 0 */
  @Int({ min: 0, max: 2_147_483_647 }) version: number;
}
