import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { Certificate } from './certificate.entity.js';
import type { CertificateRead } from './quality.types.js';

/** Certificates given for an OF; customers find theirs among the papers of the order. */
@Injectable()
export class CertificatesQueries {
  constructor(private readonly read: ReadSource) {}

  async ofWorkOrder({ schoolId }: Scope, workOrderId: number): Promise<CertificateRead[]> {
    const found = await this.read.manager.find(Certificate, {
      where: { schoolId, workOrderId },
      order: { id: 'DESC' },
    });
    return found.map(({ id, number, quantity, fileId, issuedAt }) => ({ id, number, quantity, fileId, issuedAt }));
  }
}
