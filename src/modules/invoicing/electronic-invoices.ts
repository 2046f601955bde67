import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore, type FileContent } from '../../core/files/file-store.js';
import { ublOf } from '../einvoice/index.js';
import { Invoice } from './invoice.entity.js';
import { notIssuedYet } from './invoicing.errors.js';
import { modelsOf } from './issued-models.js';

/** The files of an issued invoice that programs read. */
@Injectable()
export class ElectronicInvoices {
  constructor(
    private readonly read: ReadSource,
    private readonly files: FileStore,
  ) {}

  /** The CII file as it was issued; null for a draft, and for what was issued before the files were kept. */
  async xmlFileId(scope: Scope, invoiceId: number): Promise<number | null> {
    const kept = await this.files.of(scope, { type: 'invoice', id: invoiceId });
    return kept.find(({ kind }) => kind === 'einvoice')?.id ?? null;
  }

  /** The same invoice in UBL 2.1, from what was frozen. Throws invoicing.not_issued. */
  async ubl({ schoolId }: Scope, invoiceId: number): Promise<FileContent> {
    const invoice = await this.read.manager.findOneBy(Invoice, { id: invoiceId, schoolId });
    if (!invoice) throw notFound();
    if (invoice.state !== 'issued') throw notIssuedYet();
    const [issued] = await modelsOf(this.read.manager, schoolId, [invoice]);
    const bytes = Buffer.from(ublOf(issued!.model), 'utf8');
    return { name: `${invoice.number}-ubl.xml`, mediaType: 'application/xml', bytes };
  }
}
