export { AssignmentsService } from './assignments.service.js';
export { TypedReport } from './production.dto.js';
export { ProductionModule } from './production.module.js';
export { ProductionQueries } from './production.queries.js';
export { ProductionService } from './production.service.js';
export { SCRAP_REASONS } from './production.types.js';
export type * from './production.types.js';
export { scrapWords, sizeText } from './production.words.js';
export { WorkService } from './work.service.js';
