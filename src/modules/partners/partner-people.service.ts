import { Injectable } from '@nestjs/common';
import type { PartnerRights, Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { InvitationsService, UsersService } from '../identity/index.js';
import { Partner } from './partner.entity.js';
import { inactivePartner, lastManager } from './partners.errors.js';
import { PartnersQueries } from './partners.queries.js';

export interface Guest extends Partial<PartnerRights> {
  email: string;
  name: string;
}

/** Who of a partner comes in and what they may do there: told by the school, or by the company's own managers. */
@Injectable()
export class PartnerPeopleService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly invitations: InvitationsService,
    private readonly users: UsersService,
    private readonly queries: PartnersQueries,
  ) {}

  /** Mails somebody of the partner a link to the portal. */
  async invite(scope: Scope, partnerId: number, guest: Guest): Promise<{ id: number; link: string }> {
    return this.unit.run(async () => {
      const partner = await this.lock(scope, partnerId);
      if (!partner.active) throw inactivePartner();
      const invitation = await this.invitations.invite(scope, { ...guest, role: 'partner', partnerId });
      await this.journal.write(scope, { subject: { type: 'partner', id: partnerId }, event: 'person_invited' });
      return invitation;
    });
  }

  /** Takes effect at the person's next step, and for its programs too. */
  async changeRights(scope: Scope, partnerId: number, userId: number, rights: Partial<PartnerRights>): Promise<void> {
    await this.unit.run(async () => {
      await this.ofCompany(scope, partnerId, userId, { stays: rights.manager === true });
      await this.users.changeRights(scope, userId, rights);
    });
  }

  /** Somebody leaves the company: its sessions and its keys are over. */
  async end(scope: Scope, partnerId: number, userId: number): Promise<void> {
    await this.unit.run(async () => {
      await this.ofCompany(scope, partnerId, userId, { stays: false });
      await this.users.endMembership(scope, userId, 'partner');
    });
  }

  /** A company keeps a manager as long as it manages itself; the school may always let another in. */
  private async ofCompany(
    scope: Scope,
    partnerId: number,
    userId: number,
    { stays }: { stays: boolean },
  ): Promise<void> {
    // Two managers who send each other away wait for one another here.
    await this.lock(scope, partnerId);
    const people = await this.queries.people(scope, partnerId);
    if (!people.some((person) => person.userId === userId)) throw notFound();
    const others = people.some((person) => person.userId !== userId && person.rights.includes('manager'));
    if (scope.partnerId !== null && !stays && !others) throw lastManager();
  }

  private async lock(scope: Scope, id: number): Promise<Partner> {
    const own = scope.partnerId ?? id;
    const partner = own === id ? await this.unit.lock(Partner, { id, schoolId: scope.schoolId }) : null;
    if (!partner) throw notFound();
    return partner;
  }
}
