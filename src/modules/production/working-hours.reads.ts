import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { Clock } from '../../core/time/clock.js';
import { addDays, dayInFrance, hourOfDay } from '../../core/time/local-date.js';
import type { GateHours, GateTime } from '../safety/index.js';
import { marks } from './operations.reads.js';
import { hoursAt, mondayOf, plannedWith, type GivenHalfDay, type Worked } from './working-hours.js';

type RawWorked = { learner_id: number; started_at: string; ended_at: string | null };
type RawGiven = { learner_id: number; planned_on: GivenHalfDay['plannedOn']; half_day: GivenHalfDay['halfDay'] };

/** How much learners worked and are to work: what the gate must know of minors. */
@Injectable()
export class WorkingHoursReads {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
  ) {}

  /** For a half-day; `at` when work is about to begin. */
  async of(
    { schoolId }: Scope,
    asked: GivenHalfDay & { at: string | null },
    learnerIds: readonly number[],
  ): Promise<Map<number, GateTime>> {
    if (learnerIds.length === 0) return new Map();
    const monday = mondayOf(asked.plannedOn);
    const who = `school_id = ? AND learner_id IN (${marks(learnerIds)})`;
    const worked = await this.worked(schoolId, asked.plannedOn, learnerIds);
    const given = await sql<RawGiven>(
      this.read.manager,
      `SELECT DISTINCT learner_id, planned_on, half_day FROM assignment
       WHERE ${who} AND planned_on BETWEEN ? AND ? AND state <> 'withdrawn'`,
      [schoolId, ...learnerIds, monday, addDays(monday, 6)],
    );
    const now = asked.at ?? this.clock.instant();
    return new Map(
      learnerIds.map((id) => {
        const mine = worked.get(id) ?? [];
        const theirs = given.filter((row) => row.learner_id === id);
        const halfDays = theirs.map((row) => ({ plannedOn: row.planned_on, halfDay: row.half_day }));
        const planned = plannedWith(asked, { given: halfDays, worked: mine, now });
        return [id, { ...planned, hours: asked.at === null ? null : hoursAt(asked.at, mine) }];
      }),
    );
  }

  /** What a learner has worked, about to begin at an instant. */
  async at(scope: Scope, learnerId: number, at: string): Promise<GateHours> {
    return (await this.allAt(scope, [learnerId], at)).get(learnerId)!;
  }

  async allAt({ schoolId }: Scope, learnerIds: readonly number[], at: string): Promise<Map<number, GateHours>> {
    if (learnerIds.length === 0) return new Map();
    const worked = await this.worked(schoolId, dayInFrance(new Date(at)), learnerIds);
    return new Map([...worked].map(([id, mine]) => [id, hoursAt(at, mine)]));
  }

  /** From the Monday of a day's week, or the day before. */
  private async worked(
    schoolId: number,
    day: GivenHalfDay['plannedOn'],
    learnerIds: readonly number[],
  ): Promise<Map<number, Worked[]>> {
    const from = [mondayOf(day), addDays(day, -1)].sort()[0]!;
    const rows = await sql<RawWorked>(
      this.read.manager,
      `SELECT learner_id, started_at, ended_at FROM work_session
       WHERE school_id = ? AND learner_id IN (${marks(learnerIds)}) AND started_at >= ? AND state <> 'rejected'
       ORDER BY started_at, id`,
      [schoolId, ...learnerIds, hourOfDay(from, 0)],
    );
    const mine = (id: number) => rows.filter((row) => row.learner_id === id);
    const told = (row: RawWorked): Worked => ({ startedAt: row.started_at, endedAt: row.ended_at });
    return new Map(learnerIds.map((id) => [id, mine(id).map(told)]));
  }
}
