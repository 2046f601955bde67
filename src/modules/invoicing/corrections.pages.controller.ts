import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Redirect } from '../../core/http/answers.js';
import type { FormBody } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { CorrectionsService } from './corrections.service.js';
import { CorrectInvoice } from './invoicing.dto.js';
import { invoicingWords } from './invoicing.words.js';

/** Invoices that take the place of others. */
@Controller()
export class CorrectionsPagesController {
  constructor(private readonly corrections: CorrectionsService) {}

  @Post('invoices/:invoiceId/corrections')
  @Allow('director', 'accountant')
  async draft(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    const id = await this.corrections.draft(scope, invoiceId, readForm(CorrectInvoice, body).reason);
    return new Redirect(`/invoices/${id}`, { done: say(invoicingWords, scope.locale).draftedDone });
  }
}
