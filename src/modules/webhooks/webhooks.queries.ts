import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { PartnerScope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { WebhookDelivery, WebhookEndpoint } from './webhook.entity.js';
import type { WebhookDeliveryRead, WebhookRead } from './webhooks.types.js';

/** Messages shown of an address. */
const SHOWN = 100;

/** The addresses of the caller's company, and what was sent there. */
@Injectable()
export class WebhooksQueries {
  constructor(private readonly read: ReadSource) {}

  async list(scope: PartnerScope): Promise<WebhookRead[]> {
    const where = { schoolId: scope.schoolId, partnerId: scope.partnerId, stoppedAt: IsNull() };
    const rows = await this.read.manager.find(WebhookEndpoint, { where, order: { id: 'ASC' } });
    return Promise.all(rows.map((row) => this.seen(row)));
  }

  /** Throws notFound. */
  async get(scope: PartnerScope, id: number): Promise<WebhookRead> {
    const where = { id, schoolId: scope.schoolId, partnerId: scope.partnerId, stoppedAt: IsNull() };
    const row = await this.read.manager.findOneBy(WebhookEndpoint, where);
    if (!row) throw notFound();
    return this.seen(row);
  }

  /** The last messages, newest first. */
  async deliveries(scope: PartnerScope, id: number): Promise<WebhookDeliveryRead[]> {
    await this.get(scope, id);
    const rows = await this.read.manager.find(WebhookDelivery, {
      where: { endpointId: id, schoolId: scope.schoolId },
      order: { id: 'DESC' },
      take: SHOWN,
    });
    return rows.map(({ id: deliveryId, messageId, type, state, attempts, lastAnswer, createdAt, nextAttemptAt }) => ({
      ...{ id: deliveryId, messageId, type, state, attempts, lastAnswer, createdAt },
      nextAttemptAt: state === 'pending' ? nextAttemptAt : null,
    }));
  }

  private async seen({ id, url, createdAt }: WebhookEndpoint): Promise<WebhookRead> {
    const dead = await this.read.manager.countBy(WebhookDelivery, { endpointId: id, state: 'dead' });
    return { id, url, createdAt, dead };
  }
}
