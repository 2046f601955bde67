import { Injectable } from '@nestjs/common';
import type { Scope } from '../access/scope.js';
import { OutboxMessage } from '../core.entities.js';
import { ReadSource } from '../database/read-source.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { notFound } from '../errors/core.errors.js';
import { Clock } from '../time/clock.js';
import { cut } from '../words/cut.js';

/** As the column holds. */
const MOST_SUBJECT = 200;

export interface Mail {
  recipient: string;
  subject: string;
  /** Plain text. */
  body: string;
  /** The part of the body that only the recipient may read: a link that opens a door. */
  secret?: string;
  fileId?: number;
  /** Those sent along with it. */
  moreFileIds?: number[];
}

/** Stands in a body for the secret kept beside it. */
const HIDDEN = '[…]';

/** The body as its recipient reads it. */
export function wholeBody({ body, secret }: Pick<OutboxMessage, 'body' | 'secret'>): string {
  return secret === null ? body : body.replace(HIDDEN, () => secret);
}

/** The one way out of the building: a row written with the change that causes it, sent later by the worker. */
@Injectable()
export class Outbox {
  /** The worker listens here, to send at once rather than at its next round. */
  onWritten: () => void = () => undefined;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly clock: Clock,
  ) {}

  async send(scope: Scope, mail: Mail): Promise<void> {
    const at = this.clock.instant();
    const { recipient, subject, secret = null, fileId = null, moreFileIds = null } = mail;
    const body = secret === null ? mail.body : mail.body.replace(secret, () => HIDDEN);
    await this.unit.run(async () => {
      const state = 'pending' as const;
      const row = {
        schoolId: scope.schoolId,
        recipient,
        subject: cut(subject, MOST_SUBJECT),
        body,
        secret,
        fileId,
        moreFileIds,
        state,
        attempts: 0,
        nextAttemptAt: at,
        createdAt: at,
      };
      await this.unit.manager.insert(OutboxMessage, row);
      this.unit.afterCommit(() => this.onWritten());
    });
  }

  /** The last messages of the school, newest first. */
  list(scope: Scope, limit = 100): Promise<OutboxMessage[]> {
    return this.read.manager.find(OutboxMessage, {
      where: { schoolId: scope.schoolId },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** Gives a dead message a new chance. */
  async retry(scope: Scope, id: number): Promise<void> {
    await this.unit.run(async () => {
      const fresh = { state: 'pending' as const, attempts: 0, nextAttemptAt: this.clock.instant(), lastError: null };
      const result = await this.unit.manager.update(
        OutboxMessage,
        { id, schoolId: scope.schoolId, state: 'dead' as const },
        fresh,
      );
      if (result.affected !== 1) throw notFound();
      this.unit.afterCommit(() => this.onWritten());
    });
  }
}
