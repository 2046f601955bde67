import { ActionButtons, DataTable, Sheet } from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { FlowRead, TaskRead, Unread } from '../platform.types.js';
import { platformWords } from '../platform.words.js';

export interface Waiting {
  tasks: readonly TaskRead[];
  byHand: readonly FlowRead[];
  failures: readonly FlowRead[];
  unread: readonly Unread[];
  drops: readonly { fileId: number; name: string; at: string }[];
}
export interface WaitingProps {
  locale: Locale;
  waiting: Waiting;
  formKey: string;
}

/** What could not be sent. */
export function Failures({ locale, waiting, formKey }: WaitingProps) {
  const words = say(platformWords, locale);
  return (
    <Sheet title={words.failures}>
      <DataTable
        caption={words.failures}
        columns={[
          { key: 'number', label: words.number },
          { key: 'state', label: words.sending },
          { key: 'answer', label: words.answer },
          { key: 'act', label: words.act },
        ]}
        rows={waiting.failures.map(({ id, invoiceId, trackingId, state, lastAnswer }) => {
          const again = {
            label: words.again,
            action: `/platform/flows/${id}/retry`,
            idempotencyKey: `${formKey}-${id}`,
          };
          return {
            id,
            cells: {
              number: (
                <a
                  id={`flow-${id}`}
                  href={invoiceId === null ? '/platform/reports' : `/platform/invoices/${invoiceId}`}
                >
                  {trackingId}
                </a>
              ),
              state: words[`flow_${state}`],
              answer: lastAnswer ?? '',
              act: state === 'dead' ? <ActionButtons actions={[again]} /> : null,
            },
          };
        })}
      />
    </Sheet>
  );
}

/** What the platform told and nobody can read. */
export function UnreadMessages({ locale, waiting, formKey }: WaitingProps) {
  const words = say(platformWords, locale);
  return (
    <Sheet title={words.unread}>
      <DataTable
        caption={words.unread}
        columns={[
          { key: 'on', label: words.on },
          { key: 'answer', label: words.answer },
          { key: 'act', label: words.act },
        ]}
        rows={waiting.unread.map(({ id, fileId, answer, receivedAt }) => {
          const action = `/platform/receipts/${id}/set-aside`;
          const aside = { label: words.setAside, action, idempotencyKey: `${formKey}-r${id}` };
          return {
            id,
            cells: {
              on: (
                <a id={`receipt-${id}`} href={fileId === null ? undefined : `/files/${fileId}`}>
                  {dateTime(receivedAt, locale)}
                </a>
              ),
              answer,
              act: <ActionButtons actions={[aside]} />,
            },
          };
        })}
      />
    </Sheet>
  );
}
