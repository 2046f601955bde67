export { OrderFileReader } from './order-file.reader.js';
export { OrderFilesModule } from './order-files.module.js';
export { orderTable } from './order-file.table.js';
export type { OrderFileRead } from './order-files.types.js';
