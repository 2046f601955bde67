import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { FileStore } from '../../core/files/file-store.js';
import { Clock } from '../../core/time/clock.js';
import { IdentityQueries } from '../identity/index.js';
import { MaterialsQueries } from '../materials/index.js';
import { PartnersQueries } from '../partners/index.js';
import { OrdersQueries } from '../sales/index.js';
import { SchoolQueries } from '../school/index.js';
import { CERTIFICATE_TEMPLATE, certificateData, type CertificateToIssue } from './certificate.document.js';
import { InspectionsQueries } from './inspections.queries.js';

/** Who is on the paper. */
@Injectable()
export class CertificateParties {
  constructor(
    private readonly school: SchoolQueries,
    private readonly orders: OrdersQueries,
    private readonly partners: PartnersQueries,
    private readonly identity: IdentityQueries,
  ) {}

  async of(scope: Scope, orderId: number) {
    const order = await this.orders.sheet(scope, orderId);
    const buyer = await this.partners.get(scope, order.partnerId);
    const school = await this.school.school(scope);
    const signer = (await this.identity.names(scope, [scope.userId])).get(scope.userId) ?? '';
    return { order, buyer, school, signer };
  }
}

/** The paper of a certificate, kept among those of the order, where its customer finds it. */
@Injectable()
export class CertificatePapers {
  constructor(
    private readonly parties: CertificateParties,
    private readonly inspections: InspectionsQueries,
    private readonly materials: MaterialsQueries,
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  async issue(scope: Scope, certificate: CertificateToIssue): Promise<{ fileId: number; partnerId: number }> {
    const { number, sheet, orderId } = certificate;
    const { order, buyer, school, signer } = await this.parties.of(scope, orderId);
    const controls = await this.inspections.ofWorkOrder(scope, sheet.id);
    const lots = await this.materials.ofWorkOrder(scope, sheet.id);
    const data = certificateData({ ...certificate, controls, lots, school, buyer, signer, wish: order });
    const about = { title: `Certificat de conformité ${number}`, author: school.name, at: this.clock.now() };
    const bytes = await this.renderer.render(CERTIFICATE_TEMPLATE, data, { ...about, locale: 'fr' });
    const subject = { type: 'sales_order', id: orderId };
    const { partnerId } = order;
    const newFile = { subject, kind: 'certificate', name: `${number}.pdf`, bytes, partnerId };
    const file = await this.files.keep(scope, newFile, 'application/pdf');
    return { fileId: file.id, partnerId };
  }
}
