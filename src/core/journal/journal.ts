import { Injectable } from '@nestjs/common';
import type { Scope } from '../access/scope.js';
import { JournalEntry } from '../core.entities.js';
import { ReadSource } from '../database/read-source.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';

export interface Subject {
  /** Name of the entity's table: `sales_order`. */
  type: string;
  id: number;
}

export interface JournalLine {
  subject: Subject;
  event: string;
  from?: string;
  to?: string;
  reason?: string;
  /** Plain values worth keeping; never a learner's name. */
  facts?: Record<string, unknown>;
}

/** Who, when, what, why: written with the change itself. */
@Injectable()
export class Journal {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly clock: Clock,
  ) {}

  async write(scope: Scope, ...lines: readonly JournalLine[]): Promise<void> {
    if (lines.length === 0) return;
    const at = this.clock.instant();
    await this.unit.manager.insert(
      JournalEntry,
      lines.map(({ subject, event, from = null, to = null, reason = null, facts = null }) => ({
        schoolId: scope.schoolId,
        at,
        userId: scope.userId,
        subjectType: subject.type,
        subjectId: subject.id,
        event,
        fromState: from,
        toState: to,
        reason,
        facts,
      })) as never,
    );
  }

  /** The story of one thing, oldest first. */
  of(scope: Scope, subject: Subject): Promise<JournalEntry[]> {
    return this.read.manager.find(JournalEntry, {
      where: { schoolId: scope.schoolId, subjectType: subject.type, subjectId: subject.id },
      order: { id: 'ASC' },
    });
  }
}
