export { drawingRevised, itemCopied } from './catalog.events.js';
export { formatCentiminutes, isUnderMarket } from './catalog.totals.js';
export { CatalogModule } from './catalog.module.js';
export { CatalogQueries } from './catalog.queries.js';
export { CatalogService } from './catalog.service.js';
export type { ItemRead, RoutingStep, VariantRead } from './catalog.types.js';
export type { NewItem } from './catalog.dto.js';
export { StepPictures } from './step-pictures.service.js';
export { VariantQuantities } from './views/variant-quantities.js';
