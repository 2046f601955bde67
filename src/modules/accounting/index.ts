export { AccountingModule } from './accounting.module.js';
export { BooksQueries } from './books.queries.js';
export { LeftToCollect } from './collection.totals.js';
export { MonthClosing } from './month-closing.js';
export { vatTable } from './accounting.tables.js';
export type { VatRow } from './vat.summary.js';
export { sharedOver } from './vat.totals.js';
