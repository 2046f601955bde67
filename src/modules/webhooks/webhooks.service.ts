import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { PartnerScope, Scope } from '../../core/access/scope.js';
import { isUniqueViolation } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Journal } from '../../core/journal/journal.js';
import { Settings } from '../../core/settings.js';
import { stateChanged, type StateChange } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { WebhookDelivery, WebhookEndpoint } from './webhook.entity.js';
import { PING, toldOf } from './webhook.messages.js';
import { newWebhookSecret } from './webhook.signature.js';
import { knownAddress, stillWaiting, tooManyAddresses, wrongAddress } from './webhooks.errors.js';
import type { WebhookMessage } from './webhooks.types.js';

const MOST = 5;

/** The addresses of a partner's programs, and what is written for them: in the transaction of what it tells. */
@Injectable()
export class WebhooksService implements OnModuleInit {
  /** The worker listens here, to send at once rather than at its next round. */
  onWritten: () => void = () => undefined;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly bus: EventBus,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.bus.on(stateChanged, (scope, change) => this.tell(scope, change));
  }

  /** The secret is given once. */
  async add(scope: PartnerScope, url: string): Promise<{ id: number; secret: string }> {
    if (!this.isFine(url)) throw wrongAddress(this.settings.webhooksInside);
    const { schoolId, partnerId, userId } = scope;
    const secret = newWebhookSecret();
    try {
      return await this.unit.run(async () => {
        if ((await this.unit.manager.countBy(WebhookEndpoint, this.mine(scope))) >= MOST) throw tooManyAddresses(MOST);
        const row = this.unit.manager.create(WebhookEndpoint, {
          ...{ schoolId, partnerId, url, secret, createdBy: userId },
          ...{ createdAt: this.clock.instant(), stoppedAt: null },
        });
        await this.unit.manager.insert(WebhookEndpoint, row);
        await this.journal.write(scope, { subject: { type: 'webhook_endpoint', id: row.id }, event: 'added' });
        return { id: row.id, secret };
      });
    } catch (error) {
      throw isUniqueViolation(error, 'webhook_endpoint') ? knownAddress() : error;
    }
  }

  async remove(scope: PartnerScope, id: number): Promise<void> {
    await this.unit.run(async () => {
      await this.endpoint(scope, id);
      await this.stop(id);
      await this.journal.write(scope, { subject: { type: 'webhook_endpoint', id }, event: 'removed' });
    });
  }

  /** Nothing is sent there any more; what waited is given up. */
  async stop(endpointId: number): Promise<void> {
    await this.unit.run(async () => {
      await this.unit.manager.update(WebhookEndpoint, { id: endpointId }, { stoppedAt: this.clock.instant() });
      await this.unit.manager.update(WebhookDelivery, { endpointId, state: 'pending' as const }, { state: 'dead' });
    });
  }

  /** A message that says nothing, to try an address. */
  async ping(scope: PartnerScope, id: number): Promise<{ id: number }> {
    return this.unit.run(async () => {
      await this.endpoint(scope, id);
      return this.write(scope, id, { type: PING, timestamp: this.clock.instant(), data: {} });
    });
  }

  /** Sends once more what arrived or was given up, under the same id. */
  async redeliver(scope: PartnerScope, endpointId: number, id: number): Promise<void> {
    await this.unit.run(async () => {
      await this.endpoint(scope, endpointId);
      const message = await this.unit.lock(WebhookDelivery, { id, endpointId, schoolId: scope.schoolId });
      if (!message) throw notFound();
      if (message.state === 'pending') throw stillWaiting();
      const fresh = { state: 'pending' as const, attempts: 0, nextAttemptAt: this.clock.instant(), sentAt: null };
      await this.unit.manager.update(WebhookDelivery, { id }, fresh);
      this.unit.afterCommit(() => this.onWritten());
    });
  }

  private async tell(scope: Scope, { id, number, to, partnerId, ...change }: StateChange): Promise<void> {
    const told = toldOf(change);
    if (!told || partnerId === null) return;
    const where = { schoolId: scope.schoolId, partnerId, stoppedAt: IsNull() };
    for (const endpoint of await this.unit.manager.findBy(WebhookEndpoint, where)) {
      const data = { id, number, state: to, href: `/api/v1/portal/${told.path}/${id}` };
      await this.write(scope, endpoint.id, { type: told.type, timestamp: this.clock.instant(), data });
    }
  }

  private async write({ schoolId }: Scope, endpointId: number, message: WebhookMessage): Promise<{ id: number }> {
    const at = this.clock.instant();
    const row = this.unit.manager.create(WebhookDelivery, {
      ...{ schoolId, endpointId, messageId: `msg_${randomUUID()}`, type: message.type, body: JSON.stringify(message) },
      ...{ state: 'pending', attempts: 0, nextAttemptAt: at, lastAnswer: null, createdAt: at, sentAt: null },
    });
    await this.unit.manager.insert(WebhookDelivery, row);
    this.unit.afterCommit(() => this.onWritten());
    return { id: row.id };
  }

  private async endpoint(scope: PartnerScope, id: number): Promise<void> {
    if (!(await this.unit.lock(WebhookEndpoint, { id, ...this.mine(scope) }))) throw notFound();
  }

  private mine({ schoolId, partnerId }: PartnerScope) {
    return { schoolId, partnerId, stoppedAt: IsNull() };
  }

  private isFine(text: string): boolean {
    if (!URL.canParse(text)) return false;
    const { protocol, username, password } = new URL(text);
    const open = protocol === 'https:' || (protocol === 'http:' && this.settings.webhooksInside);
    return open && username === '' && password === '';
  }
}
