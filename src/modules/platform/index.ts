export { statusReceived } from './platform.events.js';
export { PlatformModule } from './platform.module.js';
export { PlatformQueries } from './platform.queries.js';
export type { ToDoRead } from './platform.types.js';
export { toDoWords } from './platform.words.js';
export { StatusesService } from './statuses.service.js';
