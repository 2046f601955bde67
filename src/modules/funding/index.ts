export { FundingModule } from './funding.module.js';
export { FundingLines } from './funding-lines.queries.js';
export { FundingQueries } from './funding.queries.js';
export { FundingService } from './funding.service.js';
export type { FundingDeadline, FundingLineRead, FundingPage, FundingSummary, RevenueList } from './funding.types.js';
