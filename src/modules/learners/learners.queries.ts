import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { displayName, isPresent } from './learners.rules.js';
import type {
  ClassHeadcount,
  ClassRead,
  CompetenceRead,
  EnrolmentRead,
  FrameworkRead,
  LearnerAtWork,
  LearnerRead,
  LearnerRow,
  LearnerStay,
} from './learners.types.js';

interface StayRow {
  id: number;
  first_name: string;
  last_name: string;
  birth_date: LocalDate;
  level: number;
  version: number;
  class_id: number;
  class_name: string;
  entered_on: LocalDate;
  left_on: LocalDate | null;
}

const STAYS = `SELECT l.id, l.first_name, l.last_name, l.birth_date, l.level, l.version,
    e.class_id, c.name AS class_name, e.entered_on, e.left_on
  FROM enrolment e
  JOIN learner l ON l.id = e.learner_id
  JOIN school_class c ON c.id = e.class_id`;
const PRESENT = 'e.entered_on <= ? AND (e.left_on IS NULL OR e.left_on >= ?)';

/**
 * Reads of learners. Their names reach heads, masters and the learner alone: for any other caller the reads
 * that carry names find nobody. Counts are for all.
 */
@Injectable()
export class LearnersQueries {
  constructor(private readonly read: ReadSource) {}

  /** Who is enrolled on a day, by class then name. */
  async list(scope: Scope, on: LocalDate): Promise<LearnerRow[]> {
    if (!seesLearners(scope)) return [];
    const { condition, values } = own(scope);
    const rows = await sql<StayRow>(
      this.read.manager,
      `${STAYS} WHERE e.school_id = ? AND ${PRESENT} ${condition} ORDER BY c.name, l.last_name, l.first_name, l.id`,
      [scope.schoolId, on, on, ...values],
    );
    return rows.map(toRow);
  }

  /** One learner, gone or present; throws notFound. */
  async get(scope: Scope, learnerId: number): Promise<LearnerRead> {
    if (!seesLearners(scope)) throw notFound();
    const { condition, values } = own(scope);
    const rows = await sql<StayRow>(
      this.read.manager,
      `${STAYS} WHERE e.school_id = ? AND l.id = ? ${condition} ORDER BY e.entered_on DESC, e.id DESC`,
      [scope.schoolId, learnerId, ...values],
    );
    const latest = rows[0];
    if (!latest) throw notFound();
    return { ...toRow(latest), version: latest.version, enrolments: rows.map(toEnrolment) };
  }

  /** Display names by id. */
  async names(scope: Scope, ids: readonly number[]): Promise<Map<number, string>> {
    if (!seesLearners(scope) || ids.length === 0) return new Map();
    const { condition, values } = own(scope);
    const rows = await sql<Pick<StayRow, 'id' | 'first_name' | 'last_name'>>(
      this.read.manager,
      `SELECT l.id, l.first_name, l.last_name FROM learner l
       WHERE l.school_id = ? AND l.id IN (${marks(ids)}) ${condition}`,
      [scope.schoolId, ...ids, ...values],
    );
    return new Map(rows.map((row) => [row.id, displayName(row.first_name, row.last_name)]));
  }

  /** What the safety gate asks of learners on a day; ids of other schools are left out. */
  async atWork(scope: Scope, ids: readonly number[], on: LocalDate): Promise<Map<number, LearnerAtWork>> {
    if (!seesLearners(scope) || ids.length === 0) return new Map();
    const { condition, values } = own(scope);
    const rows = await sql<StayRow>(
      this.read.manager,
      `${STAYS} WHERE e.school_id = ? AND l.id IN (${marks(ids)}) ${condition}`,
      [scope.schoolId, ...ids, ...values],
    );
    const found = new Map<number, LearnerAtWork>();
    for (const { id, birth_date: birthDate, level, entered_on: enteredOn, left_on: leftOn } of rows) {
      const enrolled = (found.get(id)?.enrolled ?? false) || isPresent({ enteredOn, leftOn }, on);
      found.set(id, { id, birthDate, level, enrolled });
    }
    return found;
  }

  /** How many learners are enrolled on a day. */
  async headcount(scope: Scope, on: LocalDate): Promise<number> {
    const [row] = await sql<{ count: number | string }>(
      this.read.manager,
      `SELECT COUNT(DISTINCT e.learner_id) AS count FROM enrolment e WHERE e.school_id = ? AND ${PRESENT}`,
      [scope.schoolId, on, on],
    );
    return Number(row?.count ?? 0);
  }

  /** Who was there on any day of a period, without a name: what funders count. */
  async stays(scope: Scope, from: LocalDate, to: LocalDate): Promise<LearnerStay[]> {
    const rows = await sql<Pick<StayRow, 'entered_on' | 'left_on'> & { learner_id: number }>(
      this.read.manager,
      `SELECT e.learner_id, e.entered_on, e.left_on FROM enrolment e WHERE e.school_id = ? AND ${PRESENT} ORDER BY e.id`,
      [scope.schoolId, to, from],
    );
    return rows.map((row) => ({ learnerId: row.learner_id, enteredOn: row.entered_on, leftOn: row.left_on }));
  }

  /** Enrolled on a day by class; an empty class counts 0. */
  async headcountRows(scope: Scope, on: LocalDate): Promise<ClassHeadcount[]> {
    const rows = await sql<{ class_id: number; class_name: string; count: number | string }>(
      this.read.manager,
      `SELECT c.id AS class_id, c.name AS class_name, COUNT(DISTINCT e.learner_id) AS count
       FROM school_class c LEFT JOIN enrolment e ON e.class_id = c.id AND ${PRESENT}
       WHERE c.school_id = ? GROUP BY c.id, c.name ORDER BY c.name`,
      [on, on, scope.schoolId],
    );
    return rows.map((row) => ({ classId: row.class_id, className: row.class_name, count: Number(row.count) }));
  }

  async competences(scope: Scope): Promise<CompetenceRead[]> {
    const rows = await sql<{ code: string; title: string; framework_code: string; status: 'official' | 'working' }>(
      this.read.manager,
      `SELECT k.code, k.title, f.code AS framework_code, f.status
       FROM competence k JOIN framework f ON f.id = k.framework_id
       WHERE k.school_id = ? ORDER BY f.code, k.id`,
      [scope.schoolId],
    );
    return rows.map(({ framework_code, ...row }) => ({ ...row, frameworkCode: framework_code }));
  }

  async frameworks(scope: Scope): Promise<FrameworkRead[]> {
    const rows = await sql<Omit<FrameworkRead, 'competences'>>(
      this.read.manager,
      'SELECT id, code, title, status, source FROM framework WHERE school_id = ? ORDER BY code',
      [scope.schoolId],
    );
    const competences = await this.competences(scope);
    const of = (code: string) => competences.filter(({ frameworkCode }) => frameworkCode === code);
    return rows.map((row) => ({ ...row, competences: of(row.code).map(({ code, title }) => ({ code, title })) }));
  }

  async classes(scope: Scope): Promise<ClassRead[]> {
    const rows = await sql<Record<string, string | number>>(
      this.read.manager,
      `SELECT c.id, c.name, c.capacity, f.id AS framework_id, f.code AS framework_code, f.title, f.status
       FROM school_class c JOIN framework f ON f.id = c.framework_id WHERE c.school_id = ? ORDER BY c.name`,
      [scope.schoolId],
    );
    return rows.map((row) => ({
      id: Number(row.id),
      name: String(row.name),
      capacity: Number(row.capacity),
      frameworkId: Number(row.framework_id),
      frameworkCode: String(row.framework_code),
      frameworkTitle: String(row.title),
      status: row.status as ClassRead['status'],
    }));
  }
}

function seesLearners(scope: Scope): boolean {
  return hasRole(scope, 'director', 'master', 'learner', 'system');
}

// A learner sees one learner.
function own(scope: Scope): { condition: string; values: number[] } {
  if (hasRole(scope, 'director', 'master', 'system')) return { condition: '', values: [] };
  return { condition: 'AND l.id = ?', values: [scope.learnerId ?? 0] };
}

const marks = (ids: readonly number[]) => ids.map(() => '?').join(', ');

function toEnrolment(row: StayRow): EnrolmentRead {
  return { classId: row.class_id, className: row.class_name, enteredOn: row.entered_on, leftOn: row.left_on };
}

function toRow(row: StayRow): LearnerRow {
  const { id, first_name: firstName, last_name: lastName, birth_date: birthDate, level } = row;
  return {
    id,
    displayName: displayName(firstName, lastName),
    firstName,
    lastName,
    birthDate,
    level,
    ...toEnrolment(row),
  };
}
