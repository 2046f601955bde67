import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { containing, sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, listed, type Listed, type ListQuery } from '../../core/http/paging.js';
import { IdentityQueries } from '../identity/index.js';
import { Partner, type PartnerRole } from './partner.entity.js';
import type { PartnerPerson, PartnerRead, PartnerRow } from './partners.types.js';

/** Reads of partners. Somebody of a partner company finds that company alone. */
@Injectable()
export class PartnersQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly identity: IdentityQueries,
  ) {}

  /** Active ones, newest first; `state`: `inactive`, `all`, or one of the roles. */
  async list(scope: Scope, query: ListQuery): Promise<Listed<PartnerRow>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const select = this.read
      .from(Partner, 'p')
      .select(['p.id AS id', 'p.name AS name', 'p.kind AS kind', 'p.siret AS siret', 'p.city AS city'])
      .addSelect(['p.roles AS roles', 'p.active AS active'])
      .where('p.schoolId = :schoolId', { schoolId: scope.schoolId });
    if (scope.partnerId !== null) select.andWhere('p.id = :own', { own: scope.partnerId });
    if (query.state !== 'all') select.andWhere('p.active = :active', { active: query.state !== 'inactive' });
    if (query.state && !['all', 'inactive'].includes(query.state))
      select.andWhere("p.roles LIKE :role ESCAPE '!'", { role: `%"${containing(query.state).slice(1, -1)}"%` });
    if (query.q) select.andWhere("p.searchText LIKE :q ESCAPE '!'", { q: containing(query.q) });
    if (query.cursor) select.andWhere('p.id < :cursor', { cursor: query.cursor });
    const rows = await select
      .orderBy('p.id', 'DESC')
      .limit(limit + 1)
      .getRawMany<Omit<PartnerRow, 'roles' | 'active'> & { roles: string; active: boolean | number }>();
    const read = rows.map((row) => ({
      ...row,
      roles: JSON.parse(row.roles) as PartnerRole[],
      active: Boolean(row.active),
    }));
    return listed(read, limit);
  }

  /** Throws notFound, for another school's too. */
  async get(scope: Scope, partnerId: number): Promise<PartnerRead> {
    if (scope.partnerId !== null && scope.partnerId !== partnerId) throw notFound();
    const row = await this.read.manager.findOneBy(Partner, { id: partnerId, schoolId: scope.schoolId });
    if (!row) throw notFound();
    const { id, name, kind, siret, city, roles, active, legalName, siren, vatNumber, street, postcode } = row;
    const { country, deliveryAddress, contactName, email, phone, paymentTerms, version } = row;
    const { serviceCode, serviceRequired, engagementRequired } = row;
    return {
      ...{ id, name, kind, siret, city, roles, active, legalName, siren, vatNumber, street, postcode },
      ...{ country, deliveryAddress, contactName, email, phone, paymentTerms, version },
      ...{ serviceCode, serviceRequired, engagementRequired },
      creditLimitCents: scope.partnerId === null ? row.creditLimitCents : null,
    };
  }

  /** Names by id; ids of other schools are left out. */
  async names(scope: Scope, ids: readonly number[]): Promise<Map<number, string>> {
    const seen = scope.partnerId === null ? ids : ids.filter((id) => id === scope.partnerId);
    if (seen.length === 0) return new Map();
    const rows = await sql<{ id: number; name: string }>(
      this.read.manager,
      `SELECT p.id, p.name FROM partner p WHERE p.school_id = ? AND p.id IN (${seen.map(() => '?').join(', ')})`,
      [scope.schoolId, ...seen],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** What a select offers: active partners by name. */
  async options(scope: Scope): Promise<{ id: number; name: string }[]> {
    const select = this.read
      .from(Partner, 'p')
      .select(['p.id AS id', 'p.name AS name'])
      .where({ schoolId: scope.schoolId, active: true });
    if (scope.partnerId !== null) select.andWhere('p.id = :own', { own: scope.partnerId });
    return select.orderBy('p.name').addOrderBy('p.id').getRawMany<{ id: number; name: string }>();
  }

  /** Active partners that work for the school: heat treatment, embroidery. Staff only. */
  async suppliers({ schoolId, partnerId }: Scope): Promise<{ id: number; name: string }[]> {
    if (partnerId !== null) return [];
    const active = await this.read.manager.find(Partner, {
      where: { schoolId, active: true },
      order: { name: 'ASC', id: 'ASC' },
    });
    return active.filter(({ roles }) => roles.includes('supplier')).map(({ id, name }) => ({ id, name }));
  }

  /** One of them; throws notFound. */
  async person(scope: Scope, partnerId: number, userId: number): Promise<PartnerPerson> {
    const person = (await this.people(scope, partnerId)).find((one) => one.userId === userId);
    if (!person) throw notFound();
    return person;
  }

  /** Who signs in for a partner. */
  async people(scope: Scope, partnerId: number): Promise<PartnerPerson[]> {
    if (scope.partnerId !== null && scope.partnerId !== partnerId) throw notFound();
    const people = await this.identity.people(scope);
    return people
      .filter((person) => person.partnerId === partnerId)
      .map(({ userId, name, email, rights }) => ({ userId, name, email, rights }));
  }
}
