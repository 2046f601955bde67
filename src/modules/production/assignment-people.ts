import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { notFound } from '../../core/errors/core.errors.js';
import { localDate } from '../../core/time/local-date.js';
import { IdentityQueries } from '../identity/index.js';
import { LearnersQueries } from '../learners/index.js';
import { SchoolQueries } from '../school/index.js';
import { learnerGone } from './production.errors.js';

/** Whether those named belong to the school: another's id is not found, whatever the gate would say. */
@Injectable()
export class AssignmentPeople {
  constructor(
    private readonly identity: IdentityQueries,
    private readonly learners: LearnersQueries,
    private readonly school: SchoolQueries,
  ) {}

  async check(
    scope: Scope,
    who: { learnerId: number; supervisorId: number; workCenterId: number | null; plannedOn: string },
  ): Promise<void> {
    const on = localDate(who.plannedOn);
    const learner = (await this.learners.atWork(scope, [who.learnerId], on)).get(who.learnerId);
    if (!learner) throw notFound();
    if (!learner.enrolled) throw learnerGone();
    const [supervisor] = await this.identity.adults(scope, who.supervisorId);
    if (!supervisor) throw notFound();
    if (who.workCenterId !== null) await this.school.workCenter(scope, who.workCenterId);
  }
}
