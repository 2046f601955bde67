export { drawingRevised } from './catalog.events.js';
export { CatalogModule } from './catalog.module.js';
export { CatalogQueries } from './catalog.queries.js';
export { CatalogService } from './catalog.service.js';
export type { ItemRead, RoutingStep } from './catalog.types.js';
export type { NewItem } from './catalog.dto.js';
export { StepPictures } from './step-pictures.service.js';
