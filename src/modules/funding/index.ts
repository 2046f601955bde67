export { FundingModule } from './funding.module.js';
export { FundingLines } from './funding-lines.queries.js';
export { FundingQueries } from './funding.queries.js';
export { FundingService } from './funding.service.js';
export type { FundingDeadline, FundingLineRead, FundingPage, FundingSummary, RevenueList } from './funding.types.js';
export { countedBy, headcountOf } from './counting.totals.js';
export {
  isNotified,
  monthsOf,
  perLearner,
  revenueShare,
  againstTarget,
  sharesOf,
  withoutSmallCells,
  SMALL_CELL,
} from './funding.totals.js';
export { isSchoolYear, SchoolYearPipe } from './school-year.js';
export { SOURCE_WORDS, STAGE_WORDS } from './funding.words.js';
