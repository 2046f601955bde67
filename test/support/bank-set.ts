import type { Scope } from '../../src/core/access/scope.js';
import { UploadedFile } from '../../src/core/http/uploaded-file.js';
import { BankQueries } from '../../src/modules/bank/bank.queries.js';
import { StatementImport } from '../../src/modules/bank/statement-import.js';
import type { House } from './house.js';

/** Money the bank told of, that nothing is done with yet. */
export async function aMovement(house: House, accountant: Scope, tag: string): Promise<number> {
  const table = `Date;Libellé;Montant\r\n23/11/2026;VIR ${tag};7,00\r\n`;
  await house.get(StatementImport).bring(accountant, new UploadedFile('releve.csv', Buffer.from(table)));
  const { rows } = await house.get(BankQueries).lines(accountant, {});
  return rows[0]!.id;
}
