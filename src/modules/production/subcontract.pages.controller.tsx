import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { Reason } from './production.dto.js';
import { cellsInSteps } from './production.forms.js';
import { NewReception, NewSending } from './subcontract.dto.js';
import { SubcontractQueries } from './subcontract.queries.js';
import { SubcontractService } from './subcontract.service.js';
import { subcontractWords } from './subcontract.words.js';
import { SubcontractView } from './views/subcontract.js';

type Form = 'sendings' | 'receptions';

/** A step made outside: what leaves, what comes back. */
@Controller()
export class SubcontractPagesController {
  constructor(
    private readonly service: SubcontractService,
    private readonly queries: SubcontractQueries,
    private readonly clock: Clock,
  ) {}

  @Get('subcontracting/:subcontractedId')
  @Allow('director', 'master')
  sheet(@Caller() scope: Scope, @Param('subcontractedId', IdPipe) operationId: number): Promise<Page> {
    return this.page(scope, operationId, null, NO_TROUBLE);
  }

  @Post('subcontracting/:subcontractedId/sendings')
  @Allow('director', 'master')
  send(@Caller() scope: Scope, @Param('subcontractedId', IdPipe) operationId: number, @Body() body: FormBody) {
    const verb = (dto: NewSending) => this.service.send(scope, operationId, dto);
    return this.act(scope, operationId, { of: 'sendings', dto: NewSending, body, verb });
  }

  @Post('subcontracting/:subcontractedId/receptions')
  @Allow('director', 'master')
  receive(@Caller() scope: Scope, @Param('subcontractedId', IdPipe) operationId: number, @Body() body: FormBody) {
    const verb = (dto: NewReception) => this.service.receive(scope, operationId, dto);
    return this.act(scope, operationId, { of: 'receptions', dto: NewReception, body, verb });
  }

  @Post('subcontract-moves/:moveId/reversal')
  @Allow('director', 'master')
  async reverse(
    @Caller() scope: Scope,
    @Param('moveId', IdPipe) moveId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    const operationId = await this.queries.operationOf(scope, moveId);
    await this.service.reverse(scope, moveId, readForm(Reason, body).reason);
    const done = say(subcontractWords, scope.locale).reversed;
    return new Redirect(`/subcontracting/${operationId}`, { done });
  }

  private async act<T extends object>(
    scope: Scope,
    operationId: number,
    { of, dto, body, verb }: { of: Form; dto: new () => T; body: FormBody; verb: (dto: T) => Promise<void> },
  ): Promise<Redirect | Page> {
    const { operation } = await this.queries.sheet(scope, operationId);
    const typed = { ...body, cells: cellsInSteps(body['cells'], operation.unitCode) };
    return submitForm(scope.locale, dto, typed, {
      done: async (value) => {
        await verb(value);
        const done = say(subcontractWords, scope.locale)[of === 'sendings' ? 'sent' : 'received'];
        return new Redirect(`/subcontracting/${operationId}`, { done });
      },
      // What was typed stays as it was typed, not in steps.
      again: ({ errors }) => this.page(scope, operationId, of, { errors, values: typedValues(body) }),
    });
  }

  private async page(scope: Scope, operationId: number, of: Form | null, trouble: FormTrouble): Promise<Page> {
    const sheet = await this.queries.sheet(scope, operationId);
    const view = { sheet, of, trouble, today: this.clock.today(), formKey: randomUUID() };
    return new Page(sheet.operation.name, <SubcontractView locale={scope.locale} {...view} />);
  }
}
