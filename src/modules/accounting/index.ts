export { AccountingModule } from './accounting.module.js';
export { BooksQueries } from './books.queries.js';
export { Closings } from './closings.js';
export { MonthClosing } from './month-closing.js';
export { AccountingQueries } from './accounting.queries.js';
export { schoolsWithPapers, verifyLedger } from './ledger.verifier.js';
export type { Verification } from './accounting.types.js';
