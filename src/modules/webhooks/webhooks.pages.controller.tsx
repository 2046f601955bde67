import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { WebhookView } from './views/webhook.js';
import { WebhooksView } from './views/webhooks.js';
import { NewWebhook } from './webhooks.dto.js';
import { WebhooksQueries } from './webhooks.queries.js';
import { WebhooksService } from './webhooks.service.js';
import { webhookWords } from './webhooks.words.js';

@Controller('portal/company/webhooks')
export class WebhooksPagesController {
  constructor(
    private readonly service: WebhooksService,
    private readonly queries: WebhooksQueries,
  ) {}

  @Get()
  @Allow('manager')
  list(@CallerPartner() scope: PartnerScope): Promise<Page> {
    return this.page(scope, NO_TROUBLE);
  }

  @Post()
  @Allow('manager')
  add(@CallerPartner() scope: PartnerScope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, NewWebhook, body, {
      done: async ({ url }) => this.page(scope, NO_TROUBLE, (await this.service.add(scope, url)).secret),
      again: (trouble) => this.page(scope, trouble),
    });
  }

  @Get(':webhookId')
  @Allow('manager')
  async one(@CallerPartner() scope: PartnerScope, @Param('webhookId', IdPipe) webhookId: number): Promise<Page> {
    const [webhook, deliveries] = await Promise.all([
      this.queries.get(scope, webhookId),
      this.queries.deliveries(scope, webhookId),
    ]);
    const view = { locale: scope.locale, webhook, deliveries, formKey: randomUUID() };
    return new Page(webhook.url, <WebhookView {...view} />);
  }

  @Post(':webhookId/pings')
  @Allow('manager')
  async ping(@CallerPartner() scope: PartnerScope, @Param('webhookId', IdPipe) webhookId: number): Promise<Redirect> {
    await this.service.ping(scope, webhookId);
    return this.back(scope, webhookId, 'pinged');
  }

  @Post(':webhookId/removal')
  @Allow('manager')
  async remove(@CallerPartner() scope: PartnerScope, @Param('webhookId', IdPipe) webhookId: number): Promise<Redirect> {
    await this.service.remove(scope, webhookId);
    return new Redirect('/portal/company/webhooks', { done: say(webhookWords, scope.locale).removed });
  }

  @Post(':webhookId/deliveries/:deliveryId/redelivery')
  @Allow('manager')
  async redeliver(
    @CallerPartner() scope: PartnerScope,
    @Param('webhookId', IdPipe) webhookId: number,
    @Param('deliveryId', IdPipe) deliveryId: number,
  ): Promise<Redirect> {
    await this.service.redeliver(scope, webhookId, deliveryId);
    return this.back(scope, webhookId, 'sentAgain');
  }

  private back(scope: PartnerScope, webhookId: number, done: 'pinged' | 'sentAgain'): Redirect {
    return new Redirect(`/portal/company/webhooks/${webhookId}`, { done: say(webhookWords, scope.locale)[done] });
  }

  private async page(scope: PartnerScope, trouble: FormTrouble, secret?: string): Promise<Page> {
    const webhooks = await this.queries.list(scope);
    const view = { locale: scope.locale, webhooks, trouble, secret, formKey: randomUUID() };
    return new Page(say(webhookWords, scope.locale).webhooks, <WebhooksView {...view} />, {
      once: secret !== undefined,
    });
  }
}
