import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { DepositsService } from './deposits.service.js';
import { NewDeposit } from './invoicing.dto.js';
import { invoicingWords } from './invoicing.words.js';
import { NewDepositView } from './views/new-deposit.js';

/** Deposits of an order. */
@Controller()
export class DepositsPagesController {
  constructor(private readonly deposits: DepositsService) {}

  @Get('orders/:orderId/deposits/new')
  @Allow('director', 'accountant')
  form(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Page> {
    return this.page(scope, orderId, NO_TROUBLE);
  }

  @Post('orders/:orderId/deposits')
  @Allow('director', 'accountant')
  draft(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, NewDeposit, body, {
      done: async ({ percent }) => {
        const id = await this.deposits.draft(scope, orderId, percent);
        return new Redirect(`/invoices/${id}`, { done: say(invoicingWords, scope.locale).draftedDone });
      },
      again: (trouble) => this.page(scope, orderId, trouble),
    });
  }

  private async page(scope: Scope, orderId: number, trouble: FormTrouble): Promise<Page> {
    const proposal = await this.deposits.proposal(scope, orderId);
    const view = { locale: scope.locale, ...proposal, trouble, formKey: randomUUID() };
    return new Page(say(invoicingWords, scope.locale).makeDeposit, <NewDepositView {...view} />);
  }
}
