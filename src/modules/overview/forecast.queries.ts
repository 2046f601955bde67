import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { Clock } from '../../core/time/clock.js';
import { schoolYearBounds, schoolYearOf } from '../../core/time/local-date.js';
import { FundingLines, monthsOf } from '../funding/index.js';
import { AgeingQueries } from '../invoicing/index.js';
import { PaymentsQueries } from '../payments/index.js';
import type { Forecast } from './overview.types.js';
import { forecastOf } from './forecast.totals.js';

/** Money of a school year by month: what came, what is expected. */
@Injectable()
export class ForecastQueries {
  constructor(
    private readonly clock: Clock,
    private readonly payments: PaymentsQueries,
    private readonly ageing: AgeingQueries,
    private readonly grants: FundingLines,
  ) {}

  async of(scope: Scope, schoolYear: string): Promise<Forecast> {
    const period = schoolYearBounds(schoolYear);
    const [received, grantsReceived, invoicesDue, orders, grantsExpected] = await Promise.all([
      this.payments.receivedByMonth(scope, period),
      this.grants.cameIn(scope, period),
      this.ageing.dueByMonth(scope),
      this.ageing.toAsk(scope),
      this.grants.toCome(scope),
    ]);
    const today = this.clock.today();
    // Money without a day is told in the present year only.
    const undated = schoolYear === schoolYearOf(today);
    return forecastOf({
      ...{ schoolYear, months: monthsOf(schoolYear), present: today.slice(0, 7) },
      ...{ received, grantsReceived, invoicesDue, orders },
      grantsExpected: grantsExpected.filter(({ month }) => month !== null || undated),
    });
  }
}
