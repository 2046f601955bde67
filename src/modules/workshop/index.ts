export { Calls } from './views/calls.js';
export { CallsQueries } from './calls.queries.js';
export { CallsService } from './calls.service.js';
export { WorkshopModule } from './workshop.module.js';
export type { CallRead } from './workshop.types.js';
