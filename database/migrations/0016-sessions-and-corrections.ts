import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumn,
  changeCheck,
  columns,
  createTable,
  dropColumn,
  dropTables,
  NULLABLE,
  perDatabase,
  postgresFunction,
  postgresRefusal,
  remakeTable,
  sqliteTrigger,
  type TablePlan,
} from '../../src/core/database/migration-kit.js';

const WORK_ORDER = ['planned', 'released', 'in_progress', 'completed', 'closed', 'cancelled'];
const SESSION = ['open', 'closed'];
const POSTED = 'A count that was decided on is never edited: correct it with a reversing count';
const among = (states: readonly string[]) => `state IN (${states.map((state) => `'${state}'`).join(', ')})`;

/**
 * An OF is suspended or abandoned; a session has a kind, may carry several jobs or none, and is validated; a count is
 * corrected by one that reverses it, and what was decided on is frozen; masters show; learners call.
 */
export class SessionsAndCorrections1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await changeCheck(runner, 'work_order', 'ck_work_order_state', among([...WORK_ORDER, 'suspended', 'abandoned']));
    await this.jobs(runner);
    await addColumn(runner, 'output_report', c.int('reverses_id', NULLABLE), { references: 'output_report' });
    await addColumn(runner, 'output_report', c.varchar('reason', 300, NULLABLE));
    await runner.query(
      'CREATE UNIQUE INDEX "ixp_output_report_reverses_id" ON "output_report" ("reverses_id") WHERE reverses_id IS NOT NULL',
    );
    await perDatabase(runner, {
      sqlite: [sqliteTrigger('output_report', 'update', "OLD.state <> 'checked'", POSTED)],
      postgres: [
        postgresFunction('refuse_decided_report', postgresRefusal(POSTED)),
        `CREATE TRIGGER tr_output_report_update BEFORE UPDATE ON output_report FOR EACH ROW
           WHEN (OLD.state <> 'checked') EXECUTE FUNCTION refuse_decided_report()`,
      ],
    });
    await createTable(runner, {
      name: 'demonstration',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('operation_id'),
        c.int('user_id'),
        c.int('minutes'),
        c.day('shown_on'),
        c.instant('created_at'),
      ],
      indices: [['operation_id']],
      checks: { ck_demonstration_minutes: 'minutes BETWEEN 1 AND 480' },
      references: { school_id: 'school', operation_id: 'work_operation', user_id: 'app_user' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'demonstration');
    await perDatabase(runner, {
      sqlite: ['DROP TRIGGER tr_output_report_update'],
      postgres: ['DROP TRIGGER tr_output_report_update ON output_report', 'DROP FUNCTION refuse_decided_report()'],
    });
    await runner.query('DELETE FROM output_report WHERE reverses_id IS NOT NULL');
    await runner.query('DROP INDEX "ixp_output_report_reverses_id"');
    await dropColumn(runner, 'output_report', 'reason');
    await dropColumn(runner, 'output_report', 'reverses_id');
    await this.noJobs(runner);
    await runner.query(`UPDATE work_order SET state = 'cancelled' WHERE state = 'abandoned'`);
    await runner.query(`UPDATE work_order SET state = 'in_progress' WHERE state = 'suspended'`);
    await changeCheck(runner, 'work_order', 'ck_work_order_state', among(WORK_ORDER));
  }

  /** What a session was spent on moves to a table of its own. */
  private async jobs(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.query('CREATE TEMP TABLE jobs AS SELECT * FROM work_session');
    const states = [...SESSION, 'validated', 'rejected'];
    const more = [c.varchar('kind', 10), c.bool('to_check')];
    const checks = { ck_work_session_kind: "kind IN ('work', 'setup', 'help', 'cleaning', 'waiting')" };
    const plan = sessions(runner, states, { columns: more, checks });
    const no = runner.dataSource.options.type === 'postgres' ? 'FALSE' : '0';
    await remakeTable(runner, plan, `SELECT w.*, 'work' AS kind, ${no} AS to_check FROM work_session w`);
    await createTable(runner, {
      name: 'session_job',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('session_id'),
        c.int('assignment_id'),
        c.int('operation_id'),
        c.int('minutes'),
      ],
      uniques: [['session_id', 'assignment_id']],
      indices: [['assignment_id'], ['operation_id']],
      checks: { ck_session_job_minutes: 'minutes >= 0' },
      references: {
        school_id: 'school',
        session_id: 'work_session',
        assignment_id: 'assignment',
        operation_id: 'work_operation',
      },
    });
    await runner.query(
      `INSERT INTO session_job (school_id, session_id, assignment_id, operation_id, minutes)
       SELECT school_id, id, assignment_id, operation_id, minutes FROM jobs`,
    );
    await runner.query('DROP TABLE jobs');
  }

  /** A session without a job has no place in the older house, nor have its further jobs. */
  private async noJobs(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.query('CREATE TEMP TABLE jobs AS SELECT * FROM session_job');
    await dropTables(runner, 'session_job');
    const plan = sessions(runner, SESSION, {
      columns: [c.int('assignment_id'), c.int('operation_id')],
      indices: [['operation_id'], ['assignment_id']],
      references: { assignment_id: 'assignment', operation_id: 'work_operation' },
    });
    await remakeTable(
      runner,
      plan,
      `SELECT w.id, w.school_id, w.learner_id, j.assignment_id, j.operation_id, w.version, w.started_at, w.ended_at,
         w.minutes, CASE WHEN w.state = 'open' THEN 'open' ELSE 'closed' END AS state
       FROM work_session w JOIN jobs j ON j.id = (SELECT MIN(x.id) FROM jobs x WHERE x.session_id = w.id)`,
    );
    await runner.query('DROP TABLE jobs');
  }
}

/** The table of sessions, before and after: what differs comes after the learner, or at the end. */
function sessions(
  runner: QueryRunner,
  states: readonly string[],
  own: Pick<TablePlan, 'columns' | 'checks' | 'indices' | 'references'>,
): TablePlan {
  const c = columns(runner);
  const after = own.references ? [] : own.columns;
  const between = own.references ? own.columns : [];
  return {
    name: 'work_session',
    columns: [
      c.id(),
      c.int('school_id'),
      c.int('learner_id'),
      ...between,
      c.varchar('state', 10),
      c.int('version'),
      c.instant('started_at'),
      c.instant('ended_at', NULLABLE),
      c.int('minutes'),
      ...after,
    ],
    indices: [
      ['school_id', 'started_at'],
      ...(own.indices ?? []),
      { columns: ['learner_id'], unique: true, where: "state = 'open'" },
    ],
    checks: {
      ck_work_session_end: "(state = 'open') = (ended_at IS NULL) AND minutes >= 0",
      ck_work_session_state: among(states),
      ...own.checks,
    },
    references: { school_id: 'school', learner_id: 'learner', ...own.references },
  };
}
