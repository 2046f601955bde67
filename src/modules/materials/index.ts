export { WorkOrderMove } from './materials.dto.js';
export { MaterialsModule } from './materials.module.js';
export { MaterialsQueries } from './materials.queries.js';
export { MaterialsService } from './materials.service.js';
export type { LotRead, WorkOrderLot } from './materials.types.js';
export { materialsWords, moveWords } from './materials.words.js';
