export { WorkOrderMove } from './materials.dto.js';
export { neededFor } from './bill.totals.js';
export { BillsQueries } from './bills.queries.js';
export { BillsService } from './bills.service.js';
export { MaterialsModule } from './materials.module.js';
export { MaterialsQueries } from './materials.queries.js';
export { MaterialsService } from './materials.service.js';
export type { LotRead, WorkOrderLot } from './materials.types.js';
export { materialsWords, moveWords } from './materials.words.js';
