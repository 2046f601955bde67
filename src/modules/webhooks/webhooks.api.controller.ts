import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { NewWebhook } from './webhooks.dto.js';
import { WebhooksQueries } from './webhooks.queries.js';
import { WebhooksService } from './webhooks.service.js';
import type { WebhookDeliveryRead, WebhookRead } from './webhooks.types.js';

/** Where a partner's programs are told what happens (Standard Webhooks). */
@Controller('api/v1/portal/webhooks')
export class WebhooksApiController {
  constructor(
    private readonly service: WebhooksService,
    private readonly queries: WebhooksQueries,
  ) {}

  /** The addresses told. */
  @Get()
  @Allow('manager')
  list(@CallerPartner() scope: PartnerScope): Promise<WebhookRead[]> {
    return this.queries.list(scope);
  }

  /** Adds an address; the secret that signs its messages is in this answer only. */
  @Post()
  @Allow('manager')
  async add(
    @CallerPartner() scope: PartnerScope,
    @Body() { url }: NewWebhook,
  ): Promise<Created<{ id: number; secret: string }>> {
    const made = await this.service.add(scope, url);
    return new Created(`/api/v1/portal/webhooks/${made.id}`, made, { once: true });
  }

  @Get(':webhookId')
  @Allow('manager')
  get(@CallerPartner() scope: PartnerScope, @Param('webhookId', IdPipe) webhookId: number): Promise<WebhookRead> {
    return this.queries.get(scope, webhookId);
  }

  /** Nothing is sent there any more. */
  @Delete(':webhookId')
  @HttpCode(204)
  @Allow('manager')
  remove(@CallerPartner() scope: PartnerScope, @Param('webhookId', IdPipe) webhookId: number): Promise<void> {
    return this.service.remove(scope, webhookId);
  }

  /** Sends a message of type `ping`. */
  @Post(':webhookId/pings')
  @Allow('manager')
  async ping(
    @CallerPartner() scope: PartnerScope,
    @Param('webhookId', IdPipe) webhookId: number,
  ): Promise<Created<{ id: number }>> {
    const made = await this.service.ping(scope, webhookId);
    return new Created(`/api/v1/portal/webhooks/${webhookId}/deliveries`, made);
  }

  /** The last hundred messages, newest first. */
  @Get(':webhookId/deliveries')
  @Allow('manager')
  deliveries(
    @CallerPartner() scope: PartnerScope,
    @Param('webhookId', IdPipe) webhookId: number,
  ): Promise<WebhookDeliveryRead[]> {
    return this.queries.deliveries(scope, webhookId);
  }

  /** Sends a message once more, under the same `webhook-id`. */
  @Post(':webhookId/deliveries/:deliveryId/redelivery')
  @HttpCode(204)
  @Allow('manager')
  redeliver(
    @CallerPartner() scope: PartnerScope,
    @Param('webhookId', IdPipe) webhookId: number,
    @Param('deliveryId', IdPipe) deliveryId: number,
  ): Promise<void> {
    return this.service.redeliver(scope, webhookId, deliveryId);
  }
}
