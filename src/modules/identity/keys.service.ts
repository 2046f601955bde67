import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { ApiKey } from './api-key.entity.js';
import { hashOf, newSecret } from './secrets.js';
import { Tablet } from './tablet.entity.js';

export type KeyRole = ApiKey['role'];

/** API keys for programs, and the registered tablets. */
@Injectable()
export class KeysService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** A key with one role the caller has; the key itself is given once. */
  async createKey(scope: Scope, name: string, role: KeyRole): Promise<{ id: number; key: string }> {
    if (!hasRole(scope, role)) throw notFound();
    const key = `ouv_${newSecret()}`;
    const { schoolId, userId } = scope;
    return this.unit.run(async () => {
      const partnerId = role === 'partner' ? scope.partnerId : null;
      const at = { createdAt: this.clock.instant(), lastUsedAt: null, revokedAt: null };
      const row = this.unit.manager.create(ApiKey, {
        schoolId,
        userId,
        role,
        partnerId,
        name,
        prefix: key.slice(0, 10),
        keyHash: hashOf(key),
        ...at,
      });
      await this.unit.manager.insert(ApiKey, row);
      await this.journal.write(scope, { subject: { type: 'api_key', id: row.id }, event: 'created', facts: { role } });
      return { id: row.id, key };
    });
  }

  async revokeKey(scope: Scope, id: number): Promise<void> {
    await this.unit.run(async () => {
      const where = { id, schoolId: scope.schoolId, userId: scope.userId, revokedAt: IsNull() };
      const done = await this.unit.manager.update(ApiKey, where, { revokedAt: this.clock.instant() });
      if (done.affected !== 1) throw notFound();
      await this.journal.write(scope, { subject: { type: 'api_key', id }, event: 'revoked' });
    });
  }

  /** Registers the device that asks; its secret goes into its cookie. */
  async registerTablet(scope: Scope, name: string): Promise<{ id: number; secret: string }> {
    const secret = newSecret();
    return this.unit.run(async () => {
      const row = this.unit.manager.create(Tablet, {
        schoolId: scope.schoolId,
        name,
        tokenHash: hashOf(secret),
        registeredBy: scope.userId,
        createdAt: this.clock.instant(),
        revokedAt: null,
      });
      await this.unit.manager.insert(Tablet, row);
      await this.journal.write(scope, { subject: { type: 'tablet', id: row.id }, event: 'registered' });
      return { id: row.id, secret };
    });
  }

  async revokeTablet(scope: Scope, id: number): Promise<void> {
    await this.unit.run(async () => {
      const where = { id, schoolId: scope.schoolId, revokedAt: IsNull() };
      const done = await this.unit.manager.update(Tablet, where, { revokedAt: this.clock.instant() });
      if (done.affected !== 1) throw notFound();
      await this.journal.write(scope, { subject: { type: 'tablet', id }, event: 'revoked' });
    });
  }
}
