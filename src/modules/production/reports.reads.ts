import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { PeopleReads } from './people.reads.js';
import type { QueueJob, ReportRead } from './production.types.js';

interface RawReport {
  id: number;
  assignment_id: number;
  operation_id: number;
  operation_name: string;
  learner_id: number;
  size: string | null;
  colour: string | null;
  good: number;
  rework: number;
  scrap: number;
  scrap_reason: string | null;
  state: string;
  declared_at: string;
  reason: string | null;
  reverses_id: number | null;
  reversed: unknown;
  number: string;
  item_name: string;
  work_order_id: number;
  criticality: string;
  unit_code: UnitCode;
}

const REPORTS = `SELECT r.id, r.assignment_id, r.operation_id, o.name AS operation_name, r.learner_id, k.size, k.colour,
    r.good, r.rework, r.scrap, r.scrap_reason, r.state, r.declared_at, r.reason, r.reverses_id,
    (SELECT COUNT(*) FROM output_report x WHERE x.reverses_id = r.id) AS reversed,
    w.number, w.item_name, w.id AS work_order_id, w.criticality, w.unit_code
  FROM output_report r
  JOIN work_operation o ON o.id = r.operation_id
  JOIN work_order w ON w.id = o.work_order_id
  JOIN operation_cell c ON c.id = r.operation_cell_id
  JOIN work_order_cell k ON k.id = c.work_order_cell_id`;
const WAITING = "r.state = 'checked' AND w.state IN ('released', 'in_progress')";
const QUEUE_LENGTH = 200;

/** What learners declared. */
@Injectable()
export class ReportReads {
  constructor(
    private readonly read: ReadSource,
    private readonly people: PeopleReads,
  ) {}

  async ofWorkOrder(scope: Scope, workOrderId: number): Promise<ReportRead[]> {
    const rows = await sql<RawReport>(
      this.read.manager,
      `${REPORTS} WHERE r.school_id = ? AND o.work_order_id = ? ORDER BY r.id DESC`,
      [scope.schoolId, workOrderId],
    );
    return this.named(scope, rows);
  }

  async get(scope: Scope, reportId: number): Promise<ReportRead> {
    const all = hasRole(scope, 'director', 'master');
    const rows = await sql<RawReport>(
      this.read.manager,
      `${REPORTS} WHERE r.school_id = ? AND r.id = ? ${all ? '' : 'AND r.learner_id = ?'}`,
      [scope.schoolId, reportId, ...(all ? [] : [scope.learnerId ?? 0])],
    );
    const [report] = await this.named(scope, rows);
    if (!report) throw notFound();
    return report;
  }

  /** Jobs that wait for a master, the oldest first. */
  async queue(scope: Scope): Promise<QueueJob[]> {
    this.people.mustSee(scope);
    const rows = await sql<RawReport>(
      this.read.manager,
      `${REPORTS} WHERE r.school_id = ? AND ${WAITING} ORDER BY r.id LIMIT ${QUEUE_LENGTH}`,
      [scope.schoolId],
    );
    const reports = await this.named(scope, rows);
    const jobs = new Map<number, QueueJob>();
    rows.forEach((row, index) => {
      const report = reports[index]!;
      const job = jobs.get(row.assignment_id) ?? jobOf(row, report.learnerName ?? '');
      jobs.set(row.assignment_id, { ...job, reports: [...job.reports, report] });
    });
    return [...jobs.values()];
  }

  async waiting(scope: Scope): Promise<number> {
    const [row] = await sql<{ many: unknown }>(
      this.read.manager,
      `SELECT COUNT(DISTINCT r.assignment_id) AS many FROM output_report r JOIN work_operation o ON o.id = r.operation_id
       JOIN work_order w ON w.id = o.work_order_id WHERE r.school_id = ? AND ${WAITING}`,
      [scope.schoolId],
    );
    return Number(row?.many ?? 0);
  }

  /** Minutes learners worked on the OFs of each order; no one is named. */
  async minutesByOrder(scope: Scope, orderIds: readonly number[]): Promise<Map<number, number>> {
    if (orderIds.length === 0) return new Map();
    const rows = await sql<{ order_id: number; minutes: unknown }>(
      this.read.manager,
      `SELECT w.order_id, SUM(j.minutes) AS minutes
       FROM work_order w JOIN work_operation o ON o.work_order_id = w.id JOIN session_job j ON j.operation_id = o.id
       WHERE w.school_id = ? AND w.order_id IN (${orderIds.map(() => '?').join(', ')}) GROUP BY w.order_id`,
      [scope.schoolId, ...orderIds],
    );
    return new Map(rows.map((row) => [row.order_id, Number(row.minutes)]));
  }

  /** Minutes of closed sessions that began on the days given, both included (days in UTC). */
  async learnerMinutes(scope: Scope, { from, to }: { from: LocalDate; to: LocalDate }): Promise<number> {
    const [row] = await sql<{ minutes: unknown }>(
      this.read.manager,
      `SELECT COALESCE(SUM(s.minutes), 0) AS minutes FROM work_session s
       WHERE s.school_id = ? AND s.started_at >= ? AND s.started_at <= ?`,
      [scope.schoolId, `${from}T00:00:00.000Z`, `${to}T23:59:59.999Z`],
    );
    return Number(row?.minutes ?? 0);
  }

  private async named(scope: Scope, rows: readonly RawReport[]): Promise<ReportRead[]> {
    const names = await this.people.learnersOf(
      scope,
      rows.map((row) => row.learner_id),
    );
    return rows.map((row) => ({
      ...{ id: row.id, assignmentId: row.assignment_id, operationId: row.operation_id },
      ...{ operationName: row.operation_name, size: row.size, colour: row.colour },
      ...{ workOrderId: row.work_order_id, unitCode: row.unit_code },
      ...{ good: row.good, rework: row.rework, scrap: row.scrap, declaredAt: row.declared_at },
      scrapReason: row.scrap_reason as ReportRead['scrapReason'],
      state: row.state as ReportRead['state'],
      reason: row.reason,
      reversal: row.reverses_id !== null,
      correctable: row.state === 'posted' && row.reverses_id === null && Number(row.reversed) === 0,
      learnerName: names.get(row.learner_id) ?? null,
    }));
  }
}

function jobOf(row: RawReport, learnerName: string): QueueJob {
  const { assignment_id: assignmentId, operation_name: operationName, item_name: itemName, number } = row;
  const criticality = row.criticality as QueueJob['criticality'];
  return {
    assignmentId,
    learnerName,
    operationName,
    itemName,
    number,
    workOrderId: row.work_order_id,
    criticality,
    unitCode: row.unit_code,
    reports: [],
  };
}
