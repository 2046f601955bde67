export { FundingModule } from './funding.module.js';
export { FundingQueries } from './funding.queries.js';
export { FundingService } from './funding.service.js';
export type {
  FundingLineKind,
  FundingLineRead,
  FundingLineSheet,
  FundingLineStage,
  FundingPage,
  FundingSummary,
  Headcount,
  RevenueList,
} from './funding.types.js';
