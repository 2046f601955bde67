import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { Clock } from '../../core/time/clock.js';
import { Ledger } from '../ledger/index.js';
import { SchoolQueries } from '../school/index.js';
import { Dispatch } from './dispatch.js';
import { PlatformReport } from './platform-report.entity.js';
import type { NewReport } from './platform.dto.js';
import { alreadyDeclared, nothingToDeclare, periodNotOver } from './platform.errors.js';
import { reportWords } from './report.words.js';
import { reportXml } from './report.writer.js';
import { ReportsQueries, type PeriodToTell } from './reports.queries.js';

/** Declares a period: its file is written from the facts, sealed, and handed over like any other. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly school: SchoolQueries,
    private readonly ledger: Ledger,
    private readonly dispatch: Dispatch,
    private readonly reports: ReportsQueries,
  ) {}

  /**
   * The first declaration of a period, or one that takes the place of the last when facts changed since. Throws
   * platform.period_not_over, platform.nothing_to_declare, platform.already_declared.
   */
  async declare(scope: Scope, { kind, from }: NewReport): Promise<{ fileId: number; correction: boolean }> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(reportWords.declare);
    return this.unit.run(async () => {
      // Whoever declares beside us waits here, and then sees what is declared.
      await this.ledger.hold(scope.schoolId);
      const period = (await this.reports.toTell(scope)).find((one) => one.kind === kind && one.from === from);
      if (!period) throw nothingToDeclare();
      mayBeDeclared(period);
      return this.write(scope, period);
    });
  }

  private async write(scope: Scope, period: PeriodToTell): Promise<{ fileId: number; correction: boolean }> {
    const { schoolId, userId } = scope;
    const { kind, from, to, rows, fingerprint, declarations } = period;
    const school = await this.school.school(scope);
    const nameOf = (rank: number) => `${school.siren}-${SIGNS[kind]}-${from.replaceAll('-', '')}-${rank}`;
    const standing = declarations.find(({ flowState }) => flowState !== 'refused');
    const rank = declarations.length + 1;
    const id = nameOf(rank);
    const replaces = standing ? nameOf(standing.rank) : null;
    const xml = reportXml({ id, at: this.clock.now(), kind, period, replaces, school, rows });
    const bytes = Buffer.from(xml);
    const newFile = { subject: { type: 'school', id: schoolId }, kind: 'e_reporting', name: `${id}.xml`, bytes };
    const { id: fileId } = await this.files.keep(scope, newFile, 'application/xml');
    const flowId = await this.dispatch.report(scope, { trackingId: id, fileId, siren: school.siren });
    await this.unit.manager.insert(PlatformReport, {
      ...{ schoolId, kind, fromDay: from, toDay: to, rank, fingerprint, flowId },
      ...{ replacesId: standing?.id ?? null, declaredAt: this.clock.instant(), declaredBy: userId || null },
    });
    const payload = { kind, from, to, replaces, sha256: createHash('sha256').update(bytes).digest('hex') };
    await this.ledger.append(schoolId, { type: 'EXPORT', number: id, amountCents: 0, payload });
    return { fileId, correction: standing !== undefined };
  }
}

/** In the name of a file: sales, payments. */
const SIGNS = { sales: 'ERV', payments: 'ERP' } as const;

function mayBeDeclared({ state }: PeriodToTell): void {
  if (state === 'running') throw periodNotOver();
  if (state === 'nothing') throw nothingToDeclare();
  if (state === 'ready' || state === 'declared') throw alreadyDeclared();
}
