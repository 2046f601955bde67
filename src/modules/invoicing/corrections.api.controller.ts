import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { CorrectionsService } from './corrections.service.js';
import { CorrectInvoice } from './invoicing.dto.js';

@Controller('api/v1')
export class CorrectionsApiController {
  constructor(private readonly corrections: CorrectionsService) {}

  /** A draft corrective invoice (384) in the place of an issued one; it is issued as any invoice is. */
  @Post('invoices/:invoiceId/corrections')
  @Allow('director', 'accountant')
  async draft(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() { reason }: CorrectInvoice,
  ): Promise<Created<{ id: number }>> {
    const id = await this.corrections.draft(scope, invoiceId, reason);
    return new Created(`/api/v1/invoices/${id}`, { id });
  }
}
