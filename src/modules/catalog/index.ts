export { CatalogModule } from './catalog.module.js';
export { CatalogQueries } from './catalog.queries.js';
export { CatalogService } from './catalog.service.js';
export { formatCentiminutes, isUnderMarket, marketCentiminutes } from './catalog.totals.js';
export type {
  Criticality,
  ItemKind,
  ItemRead,
  ItemRow,
  RevisionRead,
  RoutingStep,
  VariantRead,
} from './catalog.types.js';
export type { NewItem, NewStep, NewVariant } from './catalog.dto.js';
