export { PortalModule } from './portal.module.js';
export { PortalQueries } from './portal.queries.js';
export type * from './portal.types.js';
export type * from './portal-asking.types.js';
