import type { FormTrouble } from '../../../core/http/forms.js';
import { DataTable, Empty, Form, PageHead, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { WEBHOOK_TYPES } from '../webhook.messages.js';
import type { WebhookRead } from '../webhooks.types.js';
import { webhookWords } from '../webhooks.words.js';

interface WebhooksProps {
  locale: Locale;
  webhooks: readonly WebhookRead[];
  trouble: FormTrouble;
  formKey: string;
  /** Of the address just added. */
  secret?: string;
}

export function WebhooksView({ locale, webhooks, trouble, formKey, secret }: WebhooksProps) {
  const words = say(webhookWords, locale);
  return (
    <>
      <PageHead title={words.webhooks} sub={words.webhooksSub} back={{ href: '/portal/company', label: words.back }} />
      {secret && (
        <Sheet>
          <p role="status">
            {words.secretOnce}
            <br />
            <code>{secret}</code>
          </p>
        </Sheet>
      )}
      <Sheet>
        <DataTable
          caption={words.webhooks}
          columns={[
            { key: 'url', label: words.address },
            { key: 'since', label: words.since },
            { key: 'dead', label: words.givenUp, align: 'right' },
          ]}
          rows={webhooks.map(({ id, url, createdAt, dead }) => ({
            id,
            cells: {
              url: <a href={`/portal/company/webhooks/${id}`}>{url}</a>,
              since: dateTime(createdAt, locale),
              dead,
            },
          }))}
          empty={<Empty title={words.none}>{words.noneHelp}</Empty>}
        />
      </Sheet>
      <Sheet title={words.add}>
        <Form action="/portal/company/webhooks" idempotencyKey={formKey} {...trouble}>
          <TextField name="url" label={words.address} help={words.addressHint} maxLength={500} size="wide" required />
          <Submit icon="plus">{words.add}</Submit>
        </Form>
      </Sheet>
      <Sheet title={words.what}>
        <p>{WEBHOOK_TYPES.join(' · ')}</p>
      </Sheet>
    </>
  );
}
