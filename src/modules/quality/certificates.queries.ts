import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { ProductionQueries } from '../production/index.js';
import { Certificate } from './certificate.entity.js';
import type { CertificateRead } from './quality.types.js';

/** Certificates given for an OF; customers find theirs among the papers of the order. */
@Injectable()
export class CertificatesQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly production: ProductionQueries,
  ) {}

  async ofWorkOrder(scope: Scope, workOrderId: number): Promise<CertificateRead[]> {
    await this.production.workOrder(scope, workOrderId);
    const { schoolId } = scope;
    const found = await this.read.manager.find(Certificate, {
      where: { schoolId, workOrderId },
      order: { id: 'DESC' },
    });
    return found.map(({ id, number, quantity, fileId, issuedAt }) => ({ id, number, quantity, fileId, issuedAt }));
  }
}
