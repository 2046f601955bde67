export { HomeModule } from './home.module.js';
export type { OrderTrailRead, SearchResult } from './home.types.js';
