import { ActionButtons, Badge, DataTable, Empty, PageHead, Sheet } from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { WebhookDeliveryRead, WebhookRead } from '../webhooks.types.js';
import { WEBHOOK_STATE_WORDS, webhookWords } from '../webhooks.words.js';

interface WebhookProps {
  locale: Locale;
  webhook: WebhookRead;
  deliveries: readonly WebhookDeliveryRead[];
  formKey: string;
}

/** One address: what was sent there, and what became of it. */
export function WebhookView({ locale, webhook, deliveries, formKey }: WebhookProps) {
  const words = say(webhookWords, locale);
  const path = `/portal/company/webhooks/${webhook.id}`;
  const answered = ({ lastAnswer, nextAttemptAt }: WebhookDeliveryRead) =>
    [lastAnswer, lastAnswer && nextAttemptAt && words.next(dateTime(nextAttemptAt, locale))]
      .filter(Boolean)
      .join(', ') || '–';
  return (
    <>
      <PageHead title={webhook.url} back={{ href: '/portal/company/webhooks', label: words.webhooks }} />
      <Sheet>
        <ActionButtons
          actions={[
            { label: words.ping, action: `${path}/pings`, primary: true, idempotencyKey: formKey },
            { label: words.remove, action: `${path}/removal`, confirm: words.removeLoss },
          ]}
        />
      </Sheet>
      <Sheet title={words.messages}>
        <DataTable
          caption={words.messages}
          columns={[
            { key: 'type', label: words.type },
            { key: 'on', label: words.on },
            { key: 'state', label: words.state },
            { key: 'answer', label: words.answer },
            { key: 'act', label: '' },
          ]}
          rows={deliveries.map((delivery) => ({
            id: delivery.id,
            cells: {
              type: <code>{delivery.type}</code>,
              on: dateTime(delivery.createdAt, locale),
              state: (
                <Badge tone={WEBHOOK_STATE_WORDS[delivery.state].tone}>
                  {WEBHOOK_STATE_WORDS[delivery.state][locale]}
                </Badge>
              ),
              answer: answered(delivery),
              act: delivery.state !== 'pending' && (
                <ActionButtons
                  actions={[{ label: words.again, action: `${path}/deliveries/${delivery.id}/redelivery` }]}
                />
              ),
            },
          }))}
          empty={<Empty title={words.noMessage}>{words.noMessageHelp}</Empty>}
        />
      </Sheet>
    </>
  );
}
