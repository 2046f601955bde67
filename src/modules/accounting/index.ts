export { AccountingModule } from './accounting.module.js';
export { BooksQueries } from './books.queries.js';
export { MonthClosing } from './month-closing.js';
export { sharedOver } from './vat.totals.js';
