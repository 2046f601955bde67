export { AccountingModule } from './accounting.module.js';
export { AccountingQueries } from './accounting.queries.js';
export { schoolsWithPapers, verifyLedger } from './ledger.verifier.js';
export type { Verification } from './accounting.types.js';
