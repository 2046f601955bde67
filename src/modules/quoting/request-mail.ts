import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { Outbox } from '../../core/mail/outbox.js';
import { Settings } from '../../core/settings.js';
import { PartnerMail, PartnersQueries } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import type { PriceRequest, RequestMessage } from './price-request.entity.js';

/** Tells the other side what happened to a request, with the page where to answer. */
@Injectable()
export class RequestMail {
  constructor(
    private readonly outbox: Outbox,
    private readonly partnerMail: PartnerMail,
    private readonly settings: Settings,
    private readonly partners: PartnersQueries,
    private readonly school: SchoolQueries,
  ) {}

  async asked(scope: Scope, request: PriceRequest): Promise<void> {
    const partner = await this.partners.get(scope, request.partnerId);
    await this.toSchool(scope, request, {
      subject: `Demande de prix ${request.number} de ${partner.name}`,
      said: `${partner.name} demande un prix : ${request.subject}.`,
    });
  }

  async written(scope: Scope, request: PriceRequest, { side, text }: RequestMessage): Promise<void> {
    const subject = `Un message sur la demande ${request.number}`;
    if (side === 'partner') await this.toSchool(scope, request, { subject, said: text });
    else await this.toPartner(scope, request, { subject, said: text });
  }

  async declined(scope: Scope, request: PriceRequest, reason: string): Promise<void> {
    const said = `Nous ne pouvons pas répondre à votre demande « ${request.subject} ».\n\n${reason}`;
    await this.toPartner(scope, request, { subject: `Votre demande ${request.number}`, said });
  }

  private async toSchool(scope: Scope, { id }: PriceRequest, mail: { subject: string; said: string }): Promise<void> {
    const { email } = await this.school.school(scope);
    const body = `${mail.said}\n\nPour répondre : ${this.settings.baseUrl}/requests/${id}`;
    await this.outbox.send(scope, { recipient: email, subject: mail.subject, body });
  }

  private async toPartner(
    scope: Scope,
    { id, partnerId }: PriceRequest,
    mail: { subject: string; said: string },
  ): Promise<void> {
    const { name } = await this.school.school(scope);
    const body = `Bonjour,\n\n${mail.said}\n\nPour répondre : ${this.settings.baseUrl}/portal/requests/${id}\n\n${name}`;
    await this.partnerMail.send(scope, { partnerId, right: 'buyer' }, { subject: mail.subject, body });
  }
}
