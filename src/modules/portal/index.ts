export { PortalModule } from './portal.module.js';
export { PortalQueries } from './portal.queries.js';
export { PortalService } from './portal.service.js';
export { sizeGridOf } from './portal.grid.js';
export type * from './portal.types.js';
