import { Injectable } from '@nestjs/common';
import type { PartnerRight, Scope } from '../../core/access/scope.js';
import { Outbox, type Mail } from '../../core/mail/outbox.js';
import { PartnersQueries } from './partners.queries.js';

/** Mails to a company: to the address of its sheet, and to its people whose right it concerns. */
@Injectable()
export class PartnerMail {
  constructor(
    private readonly outbox: Outbox,
    private readonly queries: PartnersQueries,
  ) {}

  /** `address` is the company's as the paper that goes along prints it; that of its sheet unless given. */
  async send(
    scope: Scope,
    to: { partnerId: number; right: PartnerRight; address?: string },
    mail: Omit<Mail, 'recipient'>,
  ): Promise<void> {
    const address = to.address ?? (await this.queries.get(scope, to.partnerId)).email;
    const people = await this.queries.people(scope, to.partnerId);
    const concerned = people.flatMap(({ email, rights }) => (email && rights.includes(to.right) ? [email] : []));
    const recipients = new Map([...concerned, address].map((one) => [one.toLowerCase(), one]));
    for (const recipient of recipients.values()) await this.outbox.send(scope, { recipient, ...mail });
  }
}
