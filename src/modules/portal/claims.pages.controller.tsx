import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import {
  inSteps,
  NO_TROUBLE,
  submitForm,
  typedValues,
  type FormBody,
  type FormTrouble,
} from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { NewClaim, NonConformitiesQueries, NonConformitiesService } from '../quality/index.js';
import { fileOf } from '../../core/http/uploaded-file.js';
import { PortalQueries } from './portal.queries.js';
import { portalWords } from './portal.words.js';
import { ClaimsView } from './views/claims-view.js';

/** A customer tells what is wrong with what it received, and reads the answer. */
@Controller('portal/orders/:orderId/claims')
export class ClaimsPagesController {
  constructor(
    private readonly service: NonConformitiesService,
    private readonly found: NonConformitiesQueries,
    private readonly queries: PortalQueries,
  ) {}

  @Get()
  @Allow('buyer', 'receiver')
  claims(@CallerPartner() scope: PartnerScope, @Param('orderId', IdPipe) orderId: number): Promise<Page> {
    return this.page(scope, orderId, NO_TROUBLE);
  }

  @Post()
  @TakesFile()
  @Allow('buyer', 'receiver')
  async claim(
    @CallerPartner() scope: PartnerScope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    const { lines } = await this.queries.order(scope, orderId);
    const line = lines.find(({ id }) => String(id) === body['orderLineId']);
    return submitForm(scope.locale, NewClaim, inSteps(body, 'quantity', line?.unitCode ?? 'C62'), {
      done: async (claim) => {
        await this.service.claim(scope, orderId, claim, fileOf(body, 'photo'));
        return new Redirect(`/portal/orders/${orderId}/claims`, { done: say(portalWords, scope.locale).claimedDone });
      },
      again: ({ errors }) => this.page(scope, orderId, { errors, values: typedValues(body) }),
    });
  }

  private async page(scope: PartnerScope, orderId: number, trouble: FormTrouble): Promise<Page> {
    const order = await this.queries.order(scope, orderId);
    const claims = await this.found.claims(scope, orderId);
    const view = { order, claims, trouble, idempotencyKey: randomUUID() };
    return new Page(say(portalWords, scope.locale).claims, <ClaimsView locale={scope.locale} {...view} />);
  }
}
