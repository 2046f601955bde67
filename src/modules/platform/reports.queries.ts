import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { Clock } from '../../core/time/clock.js';
import { LedgerQueries } from '../ledger/index.js';
import { SchoolQueries } from '../school/index.js';
import { PlatformReport } from './platform-report.entity.js';
import { PlatformFlow } from './platform.entity.js';
import { REPORT_KINDS, type DeclarationRead, type ReportKind, type ReportMonth } from './platform.types.js';
import type { ReportPeriodRead, ReportRow, ReportState } from './platform.types.js';
import { periodsOf, type ReportPeriod } from './report-periods.totals.js';
import { reported, sumOf } from './report.totals.js';

/** A period, what it tells a platform, and where it is. */
export interface PeriodToTell extends ReportPeriodRead {
  rows: ReportRow[];
  fingerprint: string;
}

/** What is to declare of sales to consumers and of their payments, and what was. */
@Injectable()
export class ReportsQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly ledger: LedgerQueries,
    private readonly school: SchoolQueries,
  ) {}

  /** Periods with something to tell or told, and those that run, the newest first. */
  async periods(scope: Scope): Promise<ReportPeriodRead[]> {
    const told = await this.toTell(scope);
    return told
      .filter(({ state }) => state !== 'nothing')
      .map(({ rows: _rows, fingerprint: _fingerprint, ...period }) => period);
  }

  /** A month day by day, customers abroad included. */
  async month(scope: Scope, month: string): Promise<ReportMonth> {
    const { sales, payments } = reported(await this.ledger.facts(scope));
    const within = ({ day }: ReportRow) => day.startsWith(month);
    return { month, sales: sales.filter(within), payments: payments.filter(within) };
  }

  /** Every period since the school declares. */
  async toTell(scope: Scope): Promise<PeriodToTell[]> {
    const settings = await this.school.settings(scope);
    const regimes = settings.flatMap((row) =>
      row.key === 'e_reporting' ? [{ validFrom: row.validFrom, regime: row.value.regime }] : [],
    );
    const today = this.clock.today();
    const rows = reported(await this.ledger.facts(scope));
    const declared = await this.declarations(scope);
    return REPORT_KINDS.flatMap((kind) =>
      periodsOf(kind, regimes, today).map((period) => {
        const { from, to } = period;
        // Of customers abroad each invoice is told on its own.
        const own = rows[kind].filter(({ day, audience }) => audience === 'consumer' && from <= day && day <= to);
        return this.told(kind, period, own, declared);
      }),
    ).sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? 1 : -1));
  }

  private told(
    kind: ReportKind,
    period: ReportPeriod,
    rows: ReportRow[],
    declared: readonly (DeclarationRead & Pick<PlatformReport, 'kind' | 'fromDay' | 'fingerprint'>)[],
  ): PeriodToTell {
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([period.to, rows]))
      .digest('hex');
    const own = declared.filter((one) => one.kind === kind && one.fromDay === period.from);
    const last = own.find(({ flowState }) => flowState !== 'refused');
    const present = last && (last.fingerprint === fingerprint ? standing(last) : 'changed');
    const over: ReportState = present ?? (rows.length > 0 ? 'due' : 'nothing');
    const state = period.to < this.clock.today() ? over : 'running';
    const late = LATE.has(state) && period.dueOn < this.clock.today();
    const declarations = own.map(({ kind: _kind, fromDay: _day, fingerprint: _print, ...read }) => read);
    return { kind, ...period, state, late, ...sumOf(rows), declarations, rows, fingerprint };
  }

  private async declarations({ schoolId }: Scope) {
    const { manager } = this.read;
    const reports = await manager.find(PlatformReport, { where: { schoolId }, order: { id: 'DESC' } });
    const flows = await manager.findBy(PlatformFlow, { schoolId, id: In(reports.map(({ flowId }) => flowId)) });
    return reports.map(({ id, kind, fromDay, rank, replacesId, fingerprint, flowId, declaredAt }) => {
      const { fileId, state } = flows.find((flow) => flow.id === flowId)!;
      const read = { id, rank, correction: replacesId !== null, fileId, declaredAt, flowState: state };
      return { ...read, kind, fromDay, fingerprint };
    });
  }
}

/** A file that the platform does not have yet declares nothing. */
const standing = ({ flowState }: DeclarationRead): ReportState => (flowState === 'sent' ? 'declared' : 'ready');

const LATE: ReadonlySet<ReportState> = new Set(['due', 'ready', 'changed']);
