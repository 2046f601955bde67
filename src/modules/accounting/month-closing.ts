import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { FileStore } from '../../core/files/file-store.js';
import { Clock } from '../../core/time/clock.js';
import { settingChanged } from '../school/index.js';
import { accountsClosed, closeEarlierFirst, monthClosed, monthNotOver, nothingBooked } from './accounting.errors.js';
import { accountingWords } from './accounting.words.js';
import { BooksQueries } from './books.queries.js';
import { ClosedMonth } from './closed-month.entity.js';
import { fecFaults } from './fec.check.js';
import { Ledger } from '../ledger/index.js';

/** Gives a month to the accountant, once: from then on its entries are what they were in the file. */
@Injectable()
export class MonthClosing implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly books: BooksQueries,
    private readonly files: FileStore,
    private readonly ledger: Ledger,
    private readonly bus: EventBus,
  ) {}

  /** The accounts of a closed month are those it was closed with. */
  onModuleInit(): void {
    this.bus.on(settingChanged, async (scope, { key, validFrom }) => {
      if (key !== 'accounts') return;
      const last = await this.lastClosed(scope);
      if (last !== null && validFrom.slice(0, 7) <= last) throw accountsClosed(last);
    });
  }

  /**
   * Writes the file of a month that is over, checks it and keeps it. Throws accounting.month_not_over,
   * accounting.month_closed, accounting.close_earlier_first, accounting.nothing_booked.
   */
  async close(scope: Scope, month: string): Promise<{ fileId: number }> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(accountingWords.close);
    return this.unit.run(async () => {
      // Whoever closes beside us waits here, and then sees what is closed.
      await this.ledger.hold(scope.schoolId);
      await this.mustBeNext(scope, month);
      const { bytes, name, entries } = await this.books.fec(scope, month, this.clock.today());
      const faults = fecFaults(bytes);
      if (faults.length > 0) throw new Error(`${name}, line ${faults[0]!.line}: ${faults[0]!.what}`);
      const newFile = { subject: { type: 'school', id: scope.schoolId }, kind: 'accounting_export', name, bytes };
      const { id: fileId } = await this.files.keep(scope, newFile, 'text/plain; charset=iso-8859-15');
      const { schoolId, userId } = scope;
      const row = { schoolId, month, fileId, entries, closedAt: this.clock.instant(), closedBy: userId };
      await this.unit.manager.insert(ClosedMonth, row);
      const payload = { month, entries, sha256: createHash('sha256').update(bytes).digest('hex') };
      await this.ledger.append(schoolId, { type: 'EXPORT', number: month, amountCents: 0, payload });
      return { fileId };
    });
  }

  private async mustBeNext(scope: Scope, month: string): Promise<void> {
    if (month >= this.clock.today().slice(0, 7)) throw monthNotOver();
    const months = await this.books.months(scope);
    const asked = months.find((row) => row.month === month);
    if (!asked) throw nothingBooked();
    if (asked.closed) throw monthClosed();
    const earlier = months
      .filter((row) => row.month < month && !row.closed)
      .map((row) => row.month)
      .sort()[0];
    if (earlier !== undefined) throw closeEarlierFirst(earlier);
  }

  private async lastClosed({ schoolId }: Scope): Promise<string | null> {
    const last = await this.unit.manager.findOne(ClosedMonth, { where: { schoolId }, order: { month: 'DESC' } });
    return last?.month ?? null;
  }
}
