export { AssignmentsService } from './assignments.service.js';
export { ProductionModule } from './production.module.js';
export { ProductionQueries } from './production.queries.js';
export { ProductionService } from './production.service.js';
export type * from './production.types.js';
export { WorkService } from './work.service.js';
