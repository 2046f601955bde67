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
import { cut } from '../../core/words/cut.js';
import { accountOf, Told, type Format } from './account.totals.js';
import { BankQueries } from './bank.queries.js';
import type { ImportResult, ReadLine, ReadStatement } from './bank.types.js';
import { bankWords } from './bank.words.js';
import { BankStatement } from './bank-line.entity.js';
import { tellsFee, tellsReturn } from './debits.totals.js';
import { readStatements } from './statement-file.js';

/** Brings a bank's file in: all of it or nothing, each movement once. */
@Injectable()
export class StatementImport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly journal: Journal,
    private readonly queries: BankQueries,
  ) {}

  /**
   * `chosen` is the account of a file that names none: the school's own unless told. Throws bank.unknown_format,
   * bank.statement_refused with the place that is wrong.
   */
  async bring(scope: Scope, { name, bytes }: UploadedFile, chosen = ''): Promise<ImportResult> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(bankWords.bring);
    const { format, statements } = readStatements(bytes);
    return this.unit.run(async () => {
      const { schoolId } = scope;
      const known = await this.queries.accounts(scope);
      const newFile = { subject: { type: 'school', id: schoolId }, kind: 'bank_statement', name, bytes };
      const { id: fileId } = await this.files.keep(scope, newFile, 'application/octet-stream');
      const movements = statements.flatMap((statement) => numbered(statement, known, chosen));
      const row = { schoolId, fileId, format, lines: movements.length, importedAt: this.clock.instant() };
      const statement = this.unit.manager.create(BankStatement, row);
      await this.unit.manager.insert(BankStatement, statement);
      const result = await this.addAll(scope, statement, format, movements);
      const subject = { type: 'bank_statement', id: statement.id };
      await this.journal.write(scope, { subject, event: 'import', facts: { name, ...result } });
      return result;
    });
  }

  private async addAll(
    scope: Scope,
    { schoolId, id }: BankStatement,
    format: Format,
    movements: readonly Movement[],
  ): Promise<ImportResult> {
    const told = await this.told(schoolId, movements);
    const refundable = new Set((await this.queries.toRefund(scope)).map(({ dueCents }) => dueCents));
    const result = { added: 0, known: 0, elsewhere: 0 };
    for (const movement of movements) {
      const { account, line } = movement;
      const { bookedOn, amountCents } = line;
      const duplicate = told.isTold({ account, bookedOn, amountCents }, format);
      if (!(await this.add(schoolId, id, movement, { duplicate, refundable }))) result.known += 1;
      else {
        told.add({ account, bookedOn, amountCents }, format);
        result[duplicate ? 'elsewhere' : 'added'] += 1;
      }
    }
    return result;
  }

  /** What files of each format told before, in the days of these movements. */
  private async told(schoolId: number, movements: readonly Movement[]): Promise<Told> {
    const told = new Told();
    const days = movements.map(({ line }) => line.bookedOn).sort();
    const rows = await sql<{ account: string; booked_on: string; amount_cents: number; format: Format; count: number }>(
      this.unit.manager,
      `SELECT l.account, l.booked_on, l.amount_cents, s.format, COUNT(*) AS count FROM bank_line l
       JOIN bank_statement s ON s.id = l.statement_id
       WHERE l.school_id = ? AND l.booked_on BETWEEN ? AND ? AND s.format <> ''
       GROUP BY l.account, l.booked_on, l.amount_cents, s.format`,
      [schoolId, days[0] ?? '', days.at(-1) ?? ''],
    );
    for (const { account, booked_on: bookedOn, amount_cents: cents, format, count } of rows)
      told.add({ account, bookedOn, amountCents: Number(cents) }, format, Number(count));
    return told;
  }

  /** What goes out is aside, unless it may be a return, a fee or a refund. */
  private async add(
    schoolId: number,
    statementId: number,
    { line, account, fingerprint }: Movement,
    { duplicate, refundable }: { duplicate: boolean; refundable: ReadonlySet<number> },
  ): Promise<boolean> {
    const { bookedOn, amountCents, label, counterparty, counterpartyAccount } = line;
    const proposes = (debit: ReadLine) => tellsReturn(debit) || tellsFee(debit) || refundable.has(-debit.amountCents);
    const state = !duplicate && (amountCents > 0 || proposes(line)) ? 'open' : 'aside';
    const told = [cut(account, 40), bookedOn, amountCents, cut(label, 300), cut(counterparty, 140)];
    const rows = await sql(
      this.unit.manager,
      `INSERT INTO bank_line (school_id, statement_id, account, booked_on, amount_cents, label, counterparty,
         counterparty_account, fingerprint, state, duplicate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (school_id, fingerprint) DO NOTHING RETURNING id`,
      [schoolId, statementId, ...told, cut(counterpartyAccount, 40), fingerprint, state, duplicate],
    );
    return rows.length === 1;
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
function numbered({ account: told, lines }: ReadStatement, known: readonly string[], chosen: string): Movement[] {
  const [own = ''] = known;
  const account = accountOf(told || chosen || own, known);
  // The school's own IBAN may be corrected: of a file that names no account, only another one makes the key.
  const inKey = told.replace(/\s/g, '') || (account === own ? '' : account);
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const { bankReference, bookedOn, amountCents, label } = line;
    const key = [inKey, bankReference || label, bookedOn, amountCents].join('\n');
    const rank = seen.get(key) ?? 0;
    seen.set(key, rank + 1);
    const fingerprint = createHash('sha256').update(`${key}\n${rank}`).digest('hex');
    return { line, account, fingerprint };
  });
}
