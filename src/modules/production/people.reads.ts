import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { notFound } from '../../core/errors/core.errors.js';
import { IdentityQueries } from '../identity/index.js';
import { LearnersQueries } from '../learners/index.js';

/** Names of learners and supervisors, for those who may read them. */
@Injectable()
export class PeopleReads {
  constructor(
    private readonly learners: LearnersQueries,
    private readonly identity: IdentityQueries,
  ) {}

  /** Heads and masters only: for anyone else the page is not there. */
  mustSee(scope: Scope): void {
    if (!hasRole(scope, 'director', 'master', 'system')) throw notFound();
  }

  /** Empty for whom may not know: no name, no error. */
  async learnersOf(scope: Scope, ids: readonly number[]): Promise<Map<number, string>> {
    return this.learners.names(scope, [...new Set(ids)]);
  }

  async adultsOf(scope: Scope, ids: readonly number[]): Promise<Map<number, string>> {
    return this.identity.names(scope, [...new Set(ids)]);
  }
}
