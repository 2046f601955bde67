export { WebhooksModule } from './webhooks.module.js';
export { WebhooksQueries } from './webhooks.queries.js';
export { WebhooksService } from './webhooks.service.js';
export { WebhookWorker } from './webhook-worker.js';
export { WEBHOOK_TYPES } from './webhook.messages.js';
export type { WebhookDeliveryRead, WebhookMessage, WebhookRead } from './webhooks.types.js';
