import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { stale } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { accountTwice, salesAreKnown, noSectorHere } from './overview.errors.js';
import type { BudgetRowForm, SaveBudget } from './budget.dto.js';
import { Budget, BudgetRow } from './budget.entity.js';
import { hasSector } from './budget.types.js';

/** The budget of a school year. */
@Injectable()
export class BudgetService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
  ) {}

  /** Saves the budget whole. */
  async save(scope: Scope, schoolYear: string, { rows, version }: SaveBudget): Promise<void> {
    checkRows(rows);
    await this.unit.run(async () => {
      const { schoolId } = scope;
      await sql(
        this.unit.manager,
        `INSERT INTO budget (school_id, school_year, version) VALUES (?, ?, 0)
         ON CONFLICT (school_id, school_year) DO NOTHING`,
        [schoolId, schoolYear],
      );
      const mine = { schoolId, schoolYear, version };
      const result = await this.unit.manager.update(Budget, mine, { version: version + 1 });
      if (result.affected !== 1) throw stale();
      const { id: budgetId } = await this.unit.manager.findOneByOrFail(Budget, { schoolId, schoolYear });
      await this.unit.manager.delete(BudgetRow, { schoolId, budgetId });
      const kept = rows.map(({ account, sector, plannedCents, realisedCents }) => ({
        ...{ schoolId, budgetId, account, sector: hasSector(account) ? (sector ?? 'M') : null },
        ...{ plannedCents: plannedCents ?? 0, realisedCents: realisedCents ?? 0 },
      }));
      if (kept.length > 0) await this.unit.manager.insert(BudgetRow, kept);
      const facts = { schoolYear, rows: kept.length };
      await this.journal.write(scope, { subject: { type: 'budget', id: budgetId }, event: 'save', facts });
    });
  }
}

function checkRows(rows: readonly BudgetRowForm[]): void {
  if (new Set(rows.map(({ account }) => account)).size < rows.length) throw accountTwice();
  if (rows.some(({ account, realisedCents }) => account === '70' && realisedCents)) throw salesAreKnown();
  // Null says the same as nothing.
  if (rows.some(({ account, sector }) => !hasSector(account) && sector != null)) throw noSectorHere();
}
