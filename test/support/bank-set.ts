import { PenaltyNotes, PenaltyNotesQueries } from '../../src/modules/invoicing/index.js';
import { Numbering } from '../../src/core/numbering/numbering.js';
import { FileStore } from '../../src/core/files/file-store.js';
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

interface Late {
  partnerId: number;
  invoiceId: number;
}

/** A claimed penalty note on an invoice, whatever its due date. */
export function aNote(house: House, accountant: Scope, { partnerId, invoiceId }: Late): Promise<number> {
  return house.unit.run(async () => {
    const { number } = await house.get(Numbering).next(accountant.schoolId, 'PE');
    const subject = { type: 'invoice', id: invoiceId };
    const file = { subject, kind: 'penalty', name: `${number}.pdf`, bytes: Buffer.from('%PDF-1.7'), partnerId };
    const { id: fileId } = await house.get(FileStore).keep(accountant, file, 'application/pdf');
    const amounts = { interestCents: 148, indemnityCents: 4_000 };
    const told = { partnerId, invoiceId, outcome: 'claimed' as const, number, fileId };
    await house.get(PenaltyNotes).keep(accountant, { ...told, ...amounts });
    const notes = await house.get(PenaltyNotesQueries).payable(accountant, partnerId);
    return notes.at(-1)!.id;
  });
}
