import { Controller, Get, Param } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { ElectronicInvoices } from './electronic-invoices.js';

/** An issued invoice for other programs; the same file for a page and for a program. */
@Controller()
export class ElectronicInvoicesController {
  constructor(private readonly invoices: ElectronicInvoices) {}

  /** The invoice or credit note in UBL 2.1. Its CII file is the stored file `xmlFileId`. */
  @Get(['invoices/:invoiceId/ubl', 'api/v1/invoices/:invoiceId/ubl'])
  @Allow('director', 'accountant')
  async ubl(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<FileAnswer> {
    return new FileAnswer(await this.invoices.ubl(scope, invoiceId));
  }
}
