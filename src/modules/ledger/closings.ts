import { Injectable } from '@nestjs/common';
import { theHouse } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Outbox } from '../../core/mail/outbox.js';
import { formatCents } from '../../core/money/money.js';
import { Settings } from '../../core/settings.js';
import { Clock } from '../../core/time/clock.js';
import { SchoolQueries } from '../school/index.js';
import type { LedgerEntry } from './ledger-entry.entity.js';
import { Ledger } from './ledger.js';
import { periodsToClose, periodTotals, type ClosedEntry, type ClosingType } from './ledger.totals.js';

const CLOSINGS = "type IN ('CLOSING_DAY', 'CLOSING_MONTH', 'CLOSING_YEAR')";
/** What makes a day one to close. */
const DEALINGS =
  "type IN ('INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'ALLOCATION', 'PAYMENT_REVERSAL', 'MONEY_OUT', 'PENALTY', 'PENALTY_GIVEN_UP')";
const SALES = "type IN ('INVOICE', 'CREDIT_NOTE')";
const MONEY = "type IN ('PAYMENT', 'PAYMENT_REVERSAL')";

/** Closes each day, month and year once it is over: its totals, and the perpetual totals, sealed. */
@Injectable()
export class Closings {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly school: SchoolQueries,
    private readonly outbox: Outbox,
    private readonly settings: Settings,
  ) {}

  /** Every school that has a ledger. Gives how many periods were closed. */
  async closeAll(): Promise<number> {
    const heads = await this.unit.run(() =>
      sql<{ school_id: number }>(this.unit.manager, 'SELECT school_id FROM ledger_head ORDER BY school_id'),
    );
    let count = 0;
    for (const { school_id: schoolId } of heads) count += await this.close(Number(schoolId));
    return count;
  }

  /** One school. Gives how many periods were closed. */
  async close(schoolId: number): Promise<number> {
    return this.unit.run(async () => {
      await this.ledger.hold(schoolId);
      const days = await this.column(
        `SELECT DISTINCT on_day AS said FROM ledger_entry WHERE school_id = ? AND ${DEALINGS}`,
        schoolId,
      );
      const done = `SELECT type || ' ' || number AS said FROM ledger_entry WHERE school_id = ? AND ${CLOSINGS}`;
      const closed = new Set(await this.column(done, schoolId));
      const due = periodsToClose(days, closed, this.clock.today());
      for (const { type, period } of due) {
        const entry = await this.seal(schoolId, type, period);
        if (type === 'CLOSING_MONTH') await this.tell(schoolId, entry);
      }
      return due.length;
    });
  }

  private async seal(schoolId: number, type: ClosingType, period: string): Promise<LedgerEntry> {
    const rows = await sql<{ type: ClosedEntry['type']; amount_cents: number | string; payload: string }>(
      this.unit.manager,
      `SELECT type, amount_cents, payload FROM ledger_entry
       WHERE school_id = ? AND NOT ${CLOSINGS} AND substr(on_day, 1, ${period.length}) = ? ORDER BY seq`,
      [schoolId, period],
    );
    const entries = rows.map((row) => ({ ...row, amountCents: Number(row.amount_cents) }));
    const payload = {
      period,
      ...periodTotals(entries),
      perpetualSalesCents: await this.perpetual(schoolId, SALES, period),
      perpetualReceivedCents: await this.perpetual(schoolId, MONEY, period),
    };
    return this.ledger.append(schoolId, { type, number: period, amountCents: 0, payload });
  }

  /** All that was ever sealed until the end of the period: it never starts again. */
  private async perpetual(schoolId: number, which: string, period: string): Promise<number> {
    const [row] = await sql<{ sum: number | string | null }>(
      this.unit.manager,
      `SELECT SUM(amount_cents) AS sum FROM ledger_entry
       WHERE school_id = ? AND ${which} AND substr(on_day, 1, ${period.length}) <= ?`,
      [schoolId, period],
    );
    return Number(row?.sum ?? 0);
  }

  private async column(query: string, schoolId: number): Promise<string[]> {
    return (await sql<{ said: string }>(this.unit.manager, query, [schoolId])).map(({ said }) => said);
  }

  /** The anchor outside: who owns the base cannot write again what a mail box of the school holds. */
  private async tell(schoolId: number, { seq, hash, number, payload }: LedgerEntry): Promise<void> {
    const scope = theHouse(schoolId);
    const { email } = await this.school.school(scope);
    const { salesCents, receivedCents, perpetualSalesCents } = JSON.parse(payload) as Record<string, number>;
    const body =
      `Le mois ${number} est clos au registre scellé.\n\n` +
      `Ventes TTC : ${formatCents(salesCents!)}\nRèglements : ${formatCents(receivedCents!)}\n` +
      `Cumul perpétuel des ventes : ${formatCents(perpetualSalesCents!)}\n\n` +
      `Écriture ${seq}, empreinte :\n${hash}\n\n` +
      `Gardez ce message : il prouve que le registre n’a pas été réécrit.\n${this.settings.baseUrl}/ledger`;
    await this.outbox.send(scope, { recipient: email, subject: `Registre scellé : ${number} est clos`, body });
  }
}
