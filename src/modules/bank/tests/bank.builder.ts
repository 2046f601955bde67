import type { House } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { UploadedFile } from '../../../core/http/uploaded-file.js';
import { StatementImport } from '../statement-import.js';

/** Movements of one day, as a bank's table tells them. */
export const bringMovements = (
  house: House,
  scope: Scope,
  rows: readonly (readonly [label: string, cents: number])[],
) => {
  const table = rows.map(([label, cents]) => `20/11/2026;${label};${(cents / 100).toFixed(2).replace('.', ',')}`);
  const text = ['Date;Libellé;Montant', ...table].join('\r\n');
  return house.get(StatementImport).bring(scope, new UploadedFile('releve.csv', Buffer.from(text)));
};
