export { FundingModule } from './funding.module.js';
export { FundingQueries } from './funding.queries.js';
export { FundingService } from './funding.service.js';
export type { FundingPage, FundingSummary, RevenueList } from './funding.types.js';
