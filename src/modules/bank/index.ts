export { BankModule } from './bank.module.js';
export { BankQueries } from './bank.queries.js';
export { StatementImport } from './statement-import.js';
export { GrantCredits, type GrantCredit, type GrantSource, type OpenGrant } from './grant-credits.js';
export type { GrantNamed } from './bank.types.js';
