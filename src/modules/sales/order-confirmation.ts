import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { FileStore, type NewFile } from '../../core/files/file-store.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';
import { LegalTerms, PartnerMail, PartnersQueries, printedBuyer, printedTerms } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import { confirmationDocument } from './order-confirmation.document.js';
import type { OrderSheet } from './sales.types.js';
import { OrdersQueries } from './orders.queries.js';
import type { SalesOrder } from './sales-order.entity.js';

const TEMPLATE = 'src/modules/sales/documents/order-confirmation.typ';

const KIND = 'order_confirmation';

/** What somebody brings for an order. */
export type BroughtFile = Pick<NewFile, 'name' | 'bytes' | 'confidential'>;

/** The confirmation as drawn, and of which version of the order. */
export interface DrawnConfirmation {
  version: number;
  name: string;
  pdf: Buffer;
  /** The Buyer as printed, kept with the order. */
  buyer: Record<string, unknown>;
  mail: { address: string; subject: string; body: string };
}

/** Who an order is between, and what the law has its papers say. */
@Injectable()
export class ConfirmationParties {
  constructor(
    private readonly partners: PartnersQueries,
    private readonly school: SchoolQueries,
    private readonly terms: LegalTerms,
  ) {}

  async of(scope: Scope, { partnerId, placedOn }: OrderSheet, on: LocalDate) {
    const buyer = await this.partners.get(scope, partnerId);
    return {
      buyer,
      school: await this.school.school(scope),
      vatRegime: await this.school.setting(scope, 'vat_regime', placedOn),
      sentences: printedTerms(await this.terms.of(scope, buyer, on)),
    };
  }
}

/** The papers of an order: its confirmation (accusé de réception de commande) and what is attached to it. */
@Injectable()
export class OrderConfirmation {
  constructor(
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly mail: PartnerMail,
    private readonly clock: Clock,
    private readonly orders: OrdersQueries,
    private readonly parties: ConfirmationParties,
  ) {}

  /** Refuses what the order would refuse, then draws the PDF. Writes nothing. */
  async draw(scope: Scope, orderId: number, promisedOn: LocalDate): Promise<DrawnConfirmation> {
    return this.drawn(scope, await this.orders.permitted(scope, orderId, 'confirm'), { promisedOn, amendment: 0 });
  }

  /** The confirmation of an order as an amendment will leave it. Writes nothing. */
  async drawAmendment(
    scope: Scope,
    order: OrderSheet,
    { promisedOn, reason }: { promisedOn: LocalDate; reason: string },
  ): Promise<DrawnConfirmation> {
    const papers = await this.files.of(scope, { type: 'sales_order', id: order.id });
    const amendment = papers.filter(({ kind }) => kind === KIND).length;
    return this.drawn(scope, order, { promisedOn, amendment, reason });
  }

  private async drawn(
    scope: Scope,
    order: OrderSheet,
    { promisedOn, amendment, reason }: { promisedOn: LocalDate; amendment: number; reason?: string },
  ): Promise<DrawnConfirmation> {
    const issuedOn = this.clock.today();
    const parties = await this.parties.of(scope, order, issuedOn);
    const { buyer, school } = parties;
    const sources = { order, ...parties, issuedOn, promisedOn, amendment };
    const data = confirmationDocument(sources);
    const pdf = await this.renderer.render(TEMPLATE, data, {
      title: `${data.title} ${order.number}`,
      author: school.legalName,
      at: this.clock.now(),
      locale: 'fr',
    });
    const [said, confirmed] = amendment
      ? [
          `Avenant ${amendment} à la commande ${order.number}`,
          `Votre commande ${order.number} est modifiée : ${reason}.`,
        ]
      : [`Commande ${order.number} confirmée`, `Nous confirmons votre commande ${order.number}.`];
    const mail = {
      address: buyer.email,
      subject: `${said} par ${school.name}`,
      body:
        `Bonjour,\n\n${confirmed} Livraison prévue le ${shortDate(promisedOn, 'fr')}.\n` +
        `Vous trouverez l’accusé de réception ci-joint.\n\n${school.name}`,
    };
    const name = amendment ? `${order.number}-avenant-${amendment}.pdf` : `${order.number}.pdf`;
    return { version: order.version, name, pdf, buyer: printedBuyer(buyer), mail };
  }

  /** Keeps the PDF where the partner may read it, and mails it; inside the caller's unit of work. */
  async send(scope: Scope, order: SalesOrder, { name, pdf, mail }: DrawnConfirmation): Promise<void> {
    const kept = await this.files.keep(
      scope,
      {
        subject: { type: 'sales_order', id: order.id },
        kind: KIND,
        name,
        bytes: pdf,
        partnerId: order.partnerId,
      },
      'application/pdf',
    );
    const { address, ...letter } = mail;
    const to = { partnerId: order.partnerId, address, right: 'buyer' as const };
    await this.mail.send(scope, to, { ...letter, fileId: kept.id });
  }

  async keepAttachment(scope: Scope, order: SalesOrder, file: BroughtFile): Promise<number> {
    const { name, bytes, confidential } = file;
    const about = { subject: { type: 'sales_order', id: order.id }, kind: 'attachment', partnerId: order.partnerId };
    return (await this.files.receive(scope, { ...about, name, bytes, confidential })).id;
  }
}
