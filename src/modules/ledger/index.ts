export { LedgerModule } from './ledger.module.js';
export { LedgerArchive } from './ledger-archive.js';
export { LedgerQueries } from './ledger.queries.js';
export { Ledger } from './ledger.js';
export { Closings } from './closings.js';
export { schoolsWithPapers, verifyLedger } from './ledger.verifier.js';
export type { SealedFact } from './sealed-fact.js';
