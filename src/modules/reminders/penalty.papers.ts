import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { FileStore } from '../../core/files/file-store.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { PartnerMail, PartnersQueries } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import { PENALTY_TEMPLATE, penaltyData } from './penalty.document.js';
import type { PenaltyOffer } from './reminders.types.js';

interface LateInvoice {
  id: number;
  partnerId: number;
  number: string;
  dueOn: LocalDate;
}

/** The note of penalties: numbered, printed, kept, and mailed to the customer. */
@Injectable()
export class PenaltyPapers {
  constructor(
    private readonly numbering: Numbering,
    private readonly clock: Clock,
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly mail: PartnerMail,
  ) {}

  async claim(scope: Scope, invoice: LateInvoice, offer: PenaltyOffer): Promise<{ number: string; fileId: number }> {
    const { partnerId } = invoice;
    const [school, partner] = [await this.school.school(scope), await this.partners.get(scope, partnerId)];
    const { number } = await this.numbering.next(scope.schoolId, 'PE');
    const data = penaltyData({ number, school, partner, invoice, offer, today: this.clock.today() });
    const title = `${data.title} ${number}`;
    const about = { title, author: data.seller.name, at: this.clock.now(), locale: 'fr' as const };
    const bytes = await this.renderer.render(PENALTY_TEMPLATE, data, about);
    const file = {
      subject: { type: 'invoice', id: invoice.id },
      kind: 'penalty',
      name: `${number}.pdf`,
      bytes,
      partnerId,
    };
    const { id: fileId } = await this.files.keep(scope, file, 'application/pdf');
    const lines = data.totals.map(({ label, value }) => `${label} : ${value}`).join('\n');
    const body = ['Madame, Monsieur,', ...data.opening, lines, ...data.legal, data.seller.name].join('\n\n');
    const subject = `${title} — ${data.seller.name}`;
    await this.mail.send(scope, { partnerId, right: 'payer' }, { subject, body, fileId });
    return { number, fileId };
  }
}
