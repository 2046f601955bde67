import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { hasRole, type LearnerScope, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { LearnersQueries } from '../learners/index.js';
import { ProductionQueries } from '../production/index.js';
import { InspectionsQueries } from '../quality/index.js';
import { LearnerCall } from './learner-call.entity.js';
import type { CallRead } from './workshop.types.js';

/** Who waits for a master. */
@Injectable()
export class CallsQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly learners: LearnersQueries,
    private readonly production: ProductionQueries,
    private readonly inspections: InspectionsQueries,
  ) {}

  /** The longest first; none for whom a learner does not call. */
  async open(scope: Scope): Promise<CallRead[]> {
    if (!hasRole(scope, 'director', 'master')) return [];
    const waiting = [...(await this.called(scope)), ...(await this.firstParts(scope))];
    return waiting.sort((a, b) => a.calledAt.localeCompare(b.calledAt));
  }

  private async called(scope: Scope): Promise<CallRead[]> {
    const { schoolId } = scope;
    const where = { schoolId, answeredAt: IsNull() };
    const calls = await this.read.manager.find(LearnerCall, { where, order: { id: 'ASC' } });
    if (calls.length === 0) return [];
    const names = await this.learners.names(
      scope,
      calls.map(({ learnerId }) => learnerId),
    );
    const jobs = await this.production.jobTitles(
      scope,
      calls.flatMap(({ assignmentId }) => assignmentId ?? []),
    );
    return calls.map(({ id, learnerId, assignmentId, calledAt }) => ({
      ...{ kind: 'call' as const, id, calledAt, learnerName: names.get(learnerId) ?? '' },
      job: (assignmentId !== null && jobs.get(assignmentId)) || null,
    }));
  }

  private async firstParts(scope: Scope): Promise<CallRead[]> {
    const waiting = await this.inspections.waiting(scope);
    return waiting.map(({ id, learnerName, itemName, operationName, measuredAt }) => ({
      ...{ kind: 'first_part' as const, id, learnerName, job: `${itemName} · ${operationName}`, calledAt: measuredAt },
    }));
  }

  /** Since when the learner waits for a master; null when nobody was called. */
  async mine({ schoolId, learnerId }: LearnerScope): Promise<string | null> {
    const where = { schoolId, learnerId, answeredAt: IsNull() };
    return (await this.read.manager.findOneBy(LearnerCall, where))?.calledAt ?? null;
  }
}
