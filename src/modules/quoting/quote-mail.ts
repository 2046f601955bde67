import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { Outbox } from '../../core/mail/outbox.js';
import { Settings } from '../../core/settings.js';
import { shortDate } from '../../core/words/format.js';
import { PartnerMail } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import type { Quote } from './quote.entity.js';

/** The mails that go with a quote. */
@Injectable()
export class QuoteMail {
  constructor(
    private readonly outbox: Outbox,
    private readonly partnerMail: PartnerMail,
    private readonly settings: Settings,
    private readonly school: SchoolQueries,
  ) {}

  /** To the customer's buyers, with the PDF and the page where they answer. */
  async tellPartner(scope: Scope, quote: Quote, fileId: number): Promise<void> {
    const { id, number, revision, partnerId, validUntil } = quote;
    const { name } = await this.school.school(scope);
    const named = revision === 1 ? number : `${number}, révision ${revision}`;
    const subject = `Devis ${named} de ${name}`;
    const body =
      `Bonjour,\n\nVoici notre devis ${named}, valable jusqu’au ${shortDate(validUntil, 'fr')}.\n\n` +
      `Pour le lire et l’accepter : ${this.settings.baseUrl}/portal/quotes/${id}\n\n${name}`;
    await this.partnerMail.send(scope, { partnerId, right: 'buyer' }, { subject, body, fileId });
  }

  /** What the customer answered. */
  async tellSchool(scope: Scope, { id, number, revision }: Quote, said: string): Promise<void> {
    const { email } = await this.school.school(scope);
    const body = `${said}\n\n${this.settings.baseUrl}/quotes/${id}`;
    await this.outbox.send(scope, { recipient: email, subject: `Devis ${number}, révision ${revision}`, body });
  }
}
