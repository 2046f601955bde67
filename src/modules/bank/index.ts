export { BankModule } from './bank.module.js';
export { BankQueries } from './bank.queries.js';
