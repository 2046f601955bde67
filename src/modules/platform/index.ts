export { statusReceived } from './platform.events.js';
export { PlatformModule } from './platform.module.js';
export { PlatformQueries } from './platform.queries.js';
export { StatusesService } from './statuses.service.js';
