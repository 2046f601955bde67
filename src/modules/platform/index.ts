export { statusReceived } from './platform.events.js';
export { PlatformModule } from './platform.module.js';
export { HandOver } from './hand-over.js';
export { PlatformQueries } from './platform.queries.js';
export { ReportsQueries } from './reports.queries.js';
export { ReportsService } from './reports.service.js';
export type { ToDoRead } from './platform.types.js';
export { toDoWords } from './platform.words.js';
export { StatusesService } from './statuses.service.js';
