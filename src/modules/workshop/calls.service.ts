import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { LearnerScope, Scope } from '../../core/access/scope.js';
import { isUniqueViolation } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { BenchQueries } from '../production/index.js';
import { LearnerCall } from './learner-call.entity.js';

/** A learner calls, a master comes. */
@Injectable()
export class CallsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly bench: BenchQueries,
  ) {}

  /** Calling twice is calling once: the first call stands until a master comes. */
  async call(scope: LearnerScope): Promise<void> {
    const { now } = await this.bench.workOf(scope);
    const { schoolId, learnerId } = scope;
    try {
      await this.unit.run(async () => {
        if (await this.unit.manager.existsBy(LearnerCall, { learnerId, answeredAt: IsNull() })) return;
        const call = { schoolId, learnerId, assignmentId: now?.assignmentId ?? null, calledAt: this.clock.instant() };
        const { identifiers } = await this.unit.manager.insert(LearnerCall, call);
        const id = identifiers[0]!.id as number;
        await this.journal.write(scope, { subject: { type: 'learner_call', id }, event: 'call' });
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'learner_call')) throw error;
    }
  }

  async answer(scope: Scope, callId: number): Promise<void> {
    const { schoolId, userId } = scope;
    await this.unit.run(async () => {
      const call = await this.unit.lock(LearnerCall, { id: callId, schoolId });
      if (!call) throw notFound();
      if (call.answeredAt !== null) return;
      const answer = { answeredAt: this.clock.instant(), answeredBy: userId };
      await this.unit.manager.update(LearnerCall, { id: callId }, answer);
      await this.journal.write(scope, { subject: { type: 'learner_call', id: callId }, event: 'answer' });
    });
  }
}
