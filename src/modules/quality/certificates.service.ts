import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { Clock } from '../../core/time/clock.js';
import { ProductionQueries } from '../production/index.js';
import { Certificate } from './certificate.entity.js';
import { CertificatePapers } from './certificate.papers.js';
import { NonConformitiesQueries } from './non-conformities.queries.js';
import { nothingToCertify, notForCustomer, openNonConformity } from './quality.errors.js';
import { qualityWords } from './quality.words.js';

/** Tells a customer, in writing, that what was made is what was asked. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly numbering: Numbering,
    private readonly clock: Clock,
    private readonly production: ProductionQueries,
    private readonly found: NonConformitiesQueries,
    private readonly papers: CertificatePapers,
  ) {}

  /** For what is validated at the last operation. Refused while a non-conformity waits for a decision. */
  async issue(scope: Scope, workOrderId: number): Promise<{ id: number; number: string }> {
    if (!hasRole(scope, 'director', 'master')) throw notYourRole(qualityWords.certify);
    const sheet = await this.production.workOrder(scope, workOrderId);
    const { orderId } = sheet;
    if (orderId === null) throw notForCustomer();
    const quantity = sheet.validated;
    if (quantity === 0) throw nothingToCertify();
    return this.unit.run(async () => {
      const nonConformities = await this.found.ofWorkOrder(scope, workOrderId);
      const waiting = nonConformities.find(({ disposition }) => disposition === null);
      if (waiting) throw openNonConformity(waiting.number);
      const { schoolId, userId } = scope;
      const { number, date } = await this.numbering.next(schoolId, 'CC');
      const paper = { number, date, sheet, orderId, quantity, nonConformities };
      const { fileId, partnerId } = await this.papers.issue(scope, paper);
      const row = { schoolId, number, workOrderId, orderId, partnerId, quantity, fileId };
      const when = { issuedBy: userId, issuedAt: this.clock.instant() };
      const { identifiers } = await this.unit.manager.insert(Certificate, { ...row, ...when });
      const id = identifiers[0]!.id as number;
      const subject = { type: 'work_order', id: workOrderId };
      await this.journal.write(scope, { subject, event: 'certify', facts: { number, quantity } });
      return { id, number };
    });
  }
}
