import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { roundedRatio, type Cents } from '../../core/money/money.js';
import { daysBetween, type LocalDate } from '../../core/time/local-date.js';
import { countedBy, FundingLines, headcountOf, type FundingLineRead } from '../funding/index.js';
import { LearnersQueries } from '../learners/index.js';
import type { GrantRow, LearningCosts } from './overview.types.js';
import { chargesOf, ofCivilYears } from './budget.totals.js';
import { BudgetQueries } from './budget.queries.js';
import { perHead, perHour } from './costs.totals.js';
import type { OverviewPeriod } from './period.js';

/** What others give in a period, and what learning costs in it. */
@Injectable()
export class OverviewGrants {
  constructor(
    private readonly grants: FundingLines,
    private readonly learners: LearnersQueries,
    private readonly budgets: BudgetQueries,
  ) {}

  /** A line a grant of the school years the period touches. */
  async rows(scope: Scope, period: OverviewPeriod): Promise<GrantRow[]> {
    const came = await this.grants.cameIn(scope, period);
    const years = await Promise.all(
      period.schoolYears.map(async ({ schoolYear, twelfths }) => {
        const lines = await this.grants.ofYear(scope, schoolYear);
        return lines.map((line) => rowOf(line, twelfths, receivedOf(line, period, came)));
      }),
    );
    return years.flat();
  }

  /** Costs of a learner and of an hour; of a civil year the headcount alone: budgets are of school years. */
  async costs(scope: Scope, period: OverviewPeriod, asOf: LocalDate, minutes: number): Promise<LearningCosts> {
    const stays = await this.learners.stays(scope, period.from, asOf);
    const headcount = headcountOf(countedBy({ counting: 'pro_rata', days: [period.from, asOf] }, stays));
    const nothing = { chargesCents: null, perLearnerCents: null, perHourCents: null, estimated: false };
    if (period.kind === 'civil') return { headcount, ...nothing };
    const { rows } = await this.budgets.budget(scope, period.name);
    const realised = chargesOf(rows, 'realisedCents');
    const gone = [period.to, asOf].map((day) => daysBetween(period.from, day) + 1) as [number, number];
    const chargesCents = realised > 0 ? realised : partGone(chargesOf(rows, 'plannedCents'), gone);
    if (chargesCents === 0) return { headcount, ...nothing };
    return {
      ...{ headcount, chargesCents },
      perLearnerCents: perHead(chargesCents, headcount),
      perHourCents: perHour(chargesCents, minutes),
      estimated: realised === 0 || asOf < period.to,
    };
  }
}

const partGone = (cents: Cents, [all, gone]: [number, number]): Cents =>
  roundedRatio(BigInt(cents) * BigInt(gone), BigInt(all));

/** Of a school year all that came for its grants, whenever; of a civil year what came in it. */
function receivedOf(
  { id, receivedCents }: FundingLineRead,
  { kind }: OverviewPeriod,
  came: readonly { lineId: number; cents: Cents }[],
): Cents {
  if (kind === 'school') return receivedCents;
  return came.filter(({ lineId }) => lineId === id).reduce((sum, { cents }) => sum + cents, 0);
}

function rowOf(line: FundingLineRead, twelfths: number, receivedCents: Cents): GrantRow {
  const part = (cents: Cents) => (twelfths === 12 ? cents : ofCivilYears(cents)[twelfths === 4 ? 0 : 1]);
  const { id: lineId, schoolYear, kind, funder, agreement, headcount, perLearnerCents, dueCents } = line;
  return {
    ...{ lineId, schoolYear, kind, funder, agreement, headcount, perLearnerCents, receivedCents, dueCents },
    ...{ askedCents: part(line.askedCents), notifiedCents: part(line.notifiedCents) },
    estimated: line.estimated || twelfths < 12,
    ...{ reportDueOn: line.reportDueOn, reportedOn: line.reportedOn },
  };
}
