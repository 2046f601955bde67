export { OverviewModule } from './overview.module.js';
export { OverviewQueries } from './overview.queries.js';
export { BudgetQueries } from './budget.queries.js';
export { BudgetService } from './budget.service.js';
export { ForecastQueries } from './forecast.queries.js';
export type { Sector, TypedAccount } from './budget.types.js';
