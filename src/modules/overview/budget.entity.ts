import { Check, Entity, Unique } from 'typeorm';
import { BigColumn, IdColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';
import type { Cents } from '../../core/money/money.js';

/** What a school year is to cost and to bring, typed by the accountant. */
@Entity('budget')
@Unique(['schoolId', 'schoolYear'])
export class Budget {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  /** `2026-2027` */
  @VarcharColumn(9) schoolYear: string;
  @IntColumn() version: number;
}

/** A class of accounts. What 70 brought is not typed: it is what was invoiced. */
@Entity('budget_row')
@Unique(['budgetId', 'account'])
@Check('ck_budget_row_account', "account IN ('60', '61', '63', '64', '65', '68', '86', '70', '76', '78', '87')")
@Check(
  'ck_budget_row_amounts',
  "planned_cents >= 0 AND realised_cents >= 0 AND (account <> '70' OR realised_cents = 0)",
)
@Check(
  'ck_budget_row_sector',
  "(sector IS NULL OR sector IN ('T', 'NT', 'M')) AND (sector IS NULL) = (account IN ('86', '70', '87'))",
)
export class BudgetRow {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Budget') budgetId: number;
  @VarcharColumn(2) account: string;
  @VarcharColumn(2, { nullable: true }) sector: string | null;
  @BigColumn() plannedCents: Cents;
  @BigColumn() realisedCents: Cents;
}
