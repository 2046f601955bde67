export { QuotingModule } from './quoting.module.js';
export { RequestsService } from './requests.service.js';
export { RequestsQueries } from './requests.queries.js';
export { RequestJudgement } from './request-judgement.js';
export { RequestThread } from './request-thread.js';
export { QuotesService } from './quotes.service.js';
export { QuotesQueries } from './quotes.queries.js';
export { QuoteDrafting } from './quote-drafting.js';
export { QuoteSending } from './quote-sending.js';
export { QuoteAnswer } from './quote-answer.js';
export {
  Acceptance,
  ReasonTold,
  NewMessage,
  QuotesQuery,
  RequestHead,
  RequestsQuery,
  FitJudged,
} from './quoting.dto.js';
export { gridErrors, requestBody } from './quoting.forms.js';
export { quoteAccepted, type AgreedLine, type QuoteAccepted } from './quoting.events.js';
export { isOpenRequest, isUnanswered, priceRequestMachine } from './price-request.states.js';
export { quoteMachine } from './quote.states.js';
export { Differences, QuoteBadge } from './views/quote-parts.js';
export { AskedGrid } from './views/request-grid.js';
export { RequestFields, RequestFileField } from './views/request-fields.js';
export { RequestBadge, Thread, type RequestTroubles } from './views/request-parts.js';
export type * from './quoting.types.js';
