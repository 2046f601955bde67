import { Module } from '@nestjs/common';
import { WebhookWorker } from './webhook-worker.js';
import { WebhooksApiController } from './webhooks.api.controller.js';
import { WebhooksPagesController } from './webhooks.pages.controller.js';
import { WebhooksQueries } from './webhooks.queries.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  controllers: [WebhooksApiController, WebhooksPagesController],
  providers: [WebhooksService, WebhooksQueries, WebhookWorker],
  exports: [WebhooksService, WebhooksQueries, WebhookWorker],
})
export class WebhooksModule {}
