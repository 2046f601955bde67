import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

export const newWebhookSecret = (): string => PREFIX + randomBytes(24).toString('base64');

/** The headers of the Standard Webhooks specification: HMAC-SHA256 of `id.seconds.body`. */
export function signed(message: { messageId: string; body: string }, secret: string, at: Date): Record<string, string> {
  const seconds = Math.floor(at.getTime() / 1000);
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key)
    .update(`${message.messageId}.${seconds}.${message.body}`)
    .digest('base64');
  return {
    'webhook-id': message.messageId,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}
