import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import type { UploadedFile } from '../../core/http/uploaded-file.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { SchoolQueries } from '../school/index.js';
import type { ImportResult, ReadLine, ReadStatement } from './bank.types.js';
import { bankWords } from './bank.words.js';
import { BankStatement } from './bank-line.entity.js';
import { readStatements } from './statement-file.js';

/** Brings a bank's file in: all of it or nothing, each movement once. */
@Injectable()
export class StatementImport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly journal: Journal,
    private readonly school: SchoolQueries,
  ) {}

  /** Throws bank.unknown_format, bank.statement_refused with the place that is wrong. */
  async bring(scope: Scope, { name, bytes }: UploadedFile): Promise<ImportResult> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(bankWords.bring);
    const statements = readStatements(bytes);
    return this.unit.run(async () => {
      const { iban } = await this.school.school(scope);
      const { schoolId } = scope;
      const newFile = { subject: { type: 'school', id: schoolId }, kind: 'bank_statement', name, bytes };
      const { id: fileId } = await this.files.keep(scope, newFile, 'application/octet-stream');
      const movements = statements.flatMap((statement) => numbered(statement, iban ?? ''));
      const row = { schoolId, fileId, lines: movements.length, importedAt: this.clock.instant() };
      const statement = this.unit.manager.create(BankStatement, row);
      await this.unit.manager.insert(BankStatement, statement);
      let added = 0;
      for (const movement of movements) added += await this.add(schoolId, statement.id, movement);
      const facts = { name, added, known: movements.length - added };
      const subject = { type: 'bank_statement', id: statement.id };
      await this.journal.write(scope, { subject, event: 'import', facts });
      return { added, known: movements.length - added };
    });
  }

  /** What goes out is nothing to match. */
  private async add(schoolId: number, statementId: number, { line, account, fingerprint }: Movement): Promise<number> {
    const { bookedOn, amountCents, label, counterparty, counterpartyAccount } = line;
    const state = amountCents > 0 ? 'open' : 'aside';
    const told = [account.slice(0, 40), bookedOn, amountCents, label.slice(0, 300), counterparty.slice(0, 140)];
    const rows = await sql(
      this.unit.manager,
      `INSERT INTO bank_line (school_id, statement_id, account, booked_on, amount_cents, label, counterparty,
         counterparty_account, fingerprint, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (school_id, fingerprint) DO NOTHING RETURNING id`,
      [schoolId, statementId, ...told, counterpartyAccount.slice(0, 40), fingerprint, state],
    );
    return rows.length;
  }
}

interface Movement {
  line: ReadLine;
  account: string;
  fingerprint: string;
}

/**
 * A movement is known by its account, its bank's number, its day and amount; without a number by its label too. Two
 * alike on one day are told apart by their rank.
 */
function numbered({ account: told, lines }: ReadStatement, iban: string): Movement[] {
  const account = (told || iban).replace(/\s/g, '');
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const { bankReference, bookedOn, amountCents, label } = line;
    // The school's own IBAN may be corrected: the file's account alone makes the key.
    const key = [told.replace(/\s/g, ''), bankReference || label, bookedOn, amountCents].join('\n');
    const rank = seen.get(key) ?? 0;
    seen.set(key, rank + 1);
    const fingerprint = createHash('sha256').update(`${key}\n${rank}`).digest('hex');
    return { line, account, fingerprint };
  });
}
