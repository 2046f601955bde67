import { Injectable } from '@nestjs/common';
import { type LearnerScope, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment.states.js';
import { Courses } from './course.js';
import { Bench } from './bench.js';
import type { NewReport } from './production.dto.js';
import {
  emptyReport,
  jobOver,
  nothingToDo,
  notStarted,
  notWorking,
  selfCheckMissing,
  sessionOpen,
} from './production.errors.js';
import { availableInAll } from './production.quantities.js';
import { ReportDesk } from './report-desk.js';
import { SessionDesk } from './session-desk.js';
import { operationMachine } from './work-operation.states.js';
import type { SessionKind } from './work-session.entity.js';
import { WorkStops } from './work-stops.js';

const assignments = { machine: assignmentMachine, entity: Assignment };

/** How a job is begun. */
export interface Start {
  kind?: 'work' | 'setup';
  /** In the same stretch of time as what is running. */
  alongside?: boolean;
  /** Seconds since the learner pressed. */
  ago?: number;
}

/** What happens at the bench: starting, pausing, counting. */
@Injectable()
export class WorkService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly courses: Courses,
    private readonly bench: Bench,
    private readonly stops: WorkStops,
    private readonly reports: ReportDesk,
    private readonly sessions: SessionDesk,
  ) {}

  /** Starts, or goes on after a pause. The gate is asked again, for the half-day it is. */
  async start(
    scope: LearnerScope,
    assignmentId: number,
    { kind = 'work', alongside = false, ago = 0 }: Start = {},
  ): Promise<void> {
    await this.unit.run(async () => {
      // First: what was forgotten is put to rest before the job is looked at.
      const running = await this.bench.running(scope);
      const job = await this.bench.job(scope, assignmentId);
      const { assignment, course, stage } = job;
      await this.bench.mustRun(scope, course);
      if (assignment.state === 'finished' || assignment.state === 'withdrawn') throw jobOver();
      if (assignment.state === 'assigned') assignmentMachine.permit(scope, assignment, 'start');
      const joins = running?.kind === 'work' && alongside && !(await this.sessions.on(assignmentId));
      if (running && !joins) throw sessionOpen();
      if (stage.state === 'blocked') throw nothingToDo();
      if (stage.state === 'done' || stage.state === 'skipped') operationMachine.permit(scope, stage.operation, 'start');
      if (availableInAll(course, stage) === 0) throw nothingToDo();
      const at = await this.bench.moment(scope.learnerId, ago);
      const { warnings, ruleVersion } = await this.bench.askGate(scope, job, at);
      if (assignment.state === 'assigned')
        await this.transitions.fire(scope, assignments, assignment, 'start', {
          changes: { warnings, ruleVersion },
          facts: { warnings: warnings.map(({ rule }) => rule), ruleVersion },
        });
      await this.courses.begin(scope, course, stage);
      if (running) await this.sessions.join(running, assignment);
      else await this.sessions.open(scope, { kind, at, jobs: [assignment] });
    });
  }

  /** Closes the session; going on opens another. A master may stop a session that was forgotten. */
  async pause(scope: Scope, assignmentId: number, ago = 0): Promise<void> {
    await this.unit.run(async () => {
      const { assignment, stage } = await this.bench.job(scope, assignmentId);
      const at = await this.bench.moment(assignment.learnerId, ago);
      if (!(await this.stops.stop(scope, assignmentId, at))) throw notWorking();
      await this.courses.pauseIfIdle(scope, stage);
    });
  }

  /** Time that makes no piece: helping, cleaning, waiting. */
  async startOther(scope: LearnerScope, kind: Exclude<SessionKind, 'work' | 'setup'>, ago = 0): Promise<void> {
    await this.unit.run(async () => {
      if (await this.bench.running(scope)) throw sessionOpen();
      const at = await this.bench.moment(scope.learnerId, ago);
      await this.bench.mustHaveTime(scope, at);
      await this.sessions.open(scope, { kind, at, jobs: [] });
    });
  }

  async stopOther(scope: LearnerScope, ago = 0): Promise<void> {
    await this.unit.run(async () => {
      const session = await this.sessions.openOf(scope.learnerId);
      if (!session || session.kind === 'work' || session.kind === 'setup') throw notWorking();
      await this.sessions.close(scope, session, await this.bench.moment(scope.learnerId, ago));
    });
  }

  /**
   * Counts pieces, for one or several sizes; `finished` ends the job. What is counted is checked by the learner, and
   * waits for a master. More than is left: 409 `production.too_many_pieces`, and nothing is counted.
   */
  async report(scope: LearnerScope, assignmentId: number, dto: NewReport, ago = 0): Promise<{ reportIds: number[] }> {
    return this.unit.run(async () => {
      const { assignment, course, stage } = await this.bench.job(scope, assignmentId);
      await this.bench.mustRun(scope, course);
      if (!dto.selfChecked) throw selfCheckMissing();
      if (assignment.state !== 'active') throw notStarted();
      const cells = dto.cells.filter(({ good, rework, scrap }) => good + rework + scrap > 0);
      if (cells.length === 0 && !dto.finished) throw emptyReport();
      const at = await this.bench.moment(scope.learnerId, ago);
      const reportIds = await this.reports.count(scope, { assignment, course, stage }, { cells, at });
      if (dto.finished) {
        await this.stops.stop(scope, assignmentId, at);
        await this.transitions.fire(scope, assignments, assignment, 'finish');
      }
      await this.courses.settle(scope, course);
      await this.courses.pauseIfIdle(scope, stage);
      return { reportIds };
    });
  }
}
