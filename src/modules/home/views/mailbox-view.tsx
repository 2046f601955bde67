import { ActionButtons, Badge, DataTable, Empty, PageHead, Sheet, type Tone } from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { homeWords } from '../home.words.js';
import type { MessageRead } from '../mailbox.js';

interface MailboxViewProps {
  locale: Locale;
  messages: readonly MessageRead[];
  /** No mail server: the messages stay here. */
  development: boolean;
  formKey: string;
}

const TONES: Readonly<Record<MessageRead['state'], Tone>> = { pending: 'ochre', sent: 'green', dead: 'red' };

/** What leaves the school, and what could not leave. */
export function MailboxView({ locale, messages, development, formKey }: MailboxViewProps) {
  const words = say(homeWords, locale);
  return (
    <>
      <PageHead title={words.mailboxTitle} sub={development ? words.mailboxDev : words.mailboxSub} />
      <Sheet>
        <DataTable
          caption={words.mailboxTitle}
          columns={[
            { key: 'at', label: words.when },
            { key: 'to', label: words.recipient },
            { key: 'subject', label: words.subject },
            { key: 'state', label: words.state },
            { key: 'tries', label: words.tries, align: 'right' },
          ]}
          rows={messages.map((message) => ({
            id: message.id,
            cells: {
              at: dateTime(message.createdAt, locale),
              to: message.recipient,
              subject: <Subject message={message} locale={locale} />,
              state: <State message={message} locale={locale} formKey={formKey} />,
              tries: message.attempts,
            },
          }))}
          empty={<Empty title={words.noMail} />}
        />
      </Sheet>
    </>
  );
}

function Subject({ message, locale }: { message: MessageRead; locale: Locale }) {
  const words = say(homeWords, locale);
  return (
    <details>
      <summary>{message.subject}</summary>
      <pre>{message.body}</pre>
      {message.fileId !== null && <a href={`/files/${message.fileId}`}>{words.documents}</a>}
    </details>
  );
}

function State({ message, locale, formKey }: { message: MessageRead; locale: Locale; formKey: string }) {
  const words = say(homeWords, locale);
  const { id, state, lastError } = message;
  return (
    <>
      <Badge tone={TONES[state]}>{words[state]}</Badge>
      {lastError && <p class="soft small">{lastError}</p>}
      {state === 'dead' && (
        <ActionButtons
          actions={[
            { label: words.retry, action: `/mailbox/${id}/retry`, icon: 'refresh', idempotencyKey: `${formKey}-${id}` },
          ]}
        />
      )}
    </>
  );
}
