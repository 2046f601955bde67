export { AssignmentsService, type Assigning } from './assignments.service.js';
export type { NewAssignment, NewReport, NewWorkOrder, ReportCell } from './production.dto.js';
export { ProductionModule } from './production.module.js';
export { ProductionQueries } from './production.queries.js';
export { ProductionService } from './production.service.js';
export type * from './production.types.js';
export { WorkService } from './work.service.js';
