import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { FileStore } from '../../core/files/file-store.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';
import { say } from '../../core/words/words.js';
import type { CellQuantity, OrderSheet } from '../sales/index.js';
import { PartnerMail } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import { DELIVERY_NOTE_TEMPLATE, deliveryNoteData } from './delivery.document.js';
import type { ShipTo } from './delivery.types.js';
import { deliveryWords } from './delivery.words.js';

interface NotePaper {
  id: number;
  number: string;
  partnerId: number;
  shippedOn: LocalDate;
  shipTo: ShipTo;
  cells: readonly CellQuantity[];
  /** As it stood before this note. */
  order: OrderSheet;
}

/** The PDF of a note, and the mail that carries it. Papers speak French: they are papers of a French school. */
@Injectable()
export class DeliveryPapers {
  constructor(
    private readonly school: SchoolQueries,
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly mail: PartnerMail,
    private readonly clock: Clock,
  ) {}

  /** Prints, keeps and mails the note; returns the id of the file. */
  async issue(scope: Scope, paper: NotePaper): Promise<number> {
    const { id, number, partnerId, shippedOn, shipTo, cells, order } = paper;
    const school = await this.school.school(scope);
    const data = deliveryNoteData({ number, shippedOn, school, shipTo, lines: order.lines, cells });
    const about = { title: `Bon de livraison ${number}`, author: school.name, at: this.clock.now() };
    const bytes = await this.renderer.render(DELIVERY_NOTE_TEMPLATE, data, { ...about, locale: 'fr' });
    const subject = { type: 'delivery_note', id };
    const newFile = { subject, kind: 'delivery_note', name: `${number}.pdf`, bytes, partnerId };
    const file = await this.files.keep(scope, newFile, 'application/pdf');
    const words = say(deliveryWords, 'fr');
    const to = { partnerId, address: shipTo.email, right: 'receiver' as const };
    await this.mail.send(scope, to, {
      subject: words.mailSubject(number, school.name),
      body: words.mailBody(number, shipTo.orderNumber, shortDate(shippedOn, 'fr'), school.name),
      fileId: file.id,
    });
    return file.id;
  }
}
