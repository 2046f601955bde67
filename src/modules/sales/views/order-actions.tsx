import type { AllowedEvent } from '../../../core/state-machine/state-machine.js';
import {
  ActionButtons,
  ConfidentialField,
  FileField,
  Form,
  LinkButton,
  StoredFiles,
  Submit,
  type Action,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { OrderEvent } from '../sales-order.states.js';
import type { OrderFile, OrderSheet } from '../sales.types.js';
import { fileKindWords, salesWords } from '../sales.words.js';
import { ConfirmForm } from './order-confirm.js';

interface ActionsProps {
  locale: Locale;
  order: OrderSheet;
  events: readonly AllowedEvent<OrderEvent>[];
  today: string;
  /** One for the page: each form makes its own of it. */
  formKey: string;
}

/** What can be done with an order now: what is refused stands there with its reason. */
export function OrderActions({ locale, order, events, today, formKey }: ActionsProps) {
  const amend = events.find(({ event }) => event === 'amend');
  const actions = events
    .filter(({ event, refusal }) => !HIDDEN.has(event) && !(SWITCH.has(event) && refusal))
    .map((event) => actionOf(event, { locale, order, formKey }));
  return (
    <>
      {events.some(({ event }) => event === 'confirm') && (
        <ConfirmForm locale={locale} order={order} today={today} formKey={`${formKey}-confirm`} />
      )}
      <ActionButtons actions={actions} />
      {amend && (
        <p>
          <LinkButton href={`/orders/${order.id}/amendments`}>{amend.words[locale]}</LinkButton>
        </p>
      )}
    </>
  );
}

/** Those that have a form of their own. */
const HIDDEN = new Set<OrderEvent>(['confirm', 'amend']);
/** One of them makes sense at a time. */
const SWITCH = new Set<OrderEvent>(['pause', 'resume']);

const NOUNS = {
  confirm: 'confirmation',
  cancel: 'cancellation',
  withdraw: 'cancellation',
  shorten: 'short-closure',
  amend: 'amendments',
  pause: 'pause',
  resume: 'resumption',
  close: 'closure',
} as const satisfies Record<OrderEvent, string>;

function actionOf(
  { event, words: label, reasonRequired, refusal }: AllowedEvent<OrderEvent>,
  { locale, order, formKey }: Pick<ActionsProps, 'locale' | 'order' | 'formKey'>,
): Action {
  const words = say(salesWords, locale);
  const loss = { cancel: words.cancelLoss, withdraw: words.cancelLoss, shorten: words.shortenLoss };
  return {
    label: label[locale],
    action: `/orders/${order.id}/${NOUNS[event]}`,
    primary: event === 'close' && refusal === null,
    refused: refusal?.say(locale),
    reason: reasonRequired ? { label: words.reason } : undefined,
    confirm: event in loss ? loss[event as keyof typeof loss] : undefined,
    idempotencyKey: `${formKey}-${event}`,
  };
}

interface DocumentsProps {
  locale: Locale;
  order: OrderSheet;
  files: readonly OrderFile[];
  formKey: string;
}

/** Papers of an order, and the way to add one. */
export function OrderDocuments({ locale, order, files, formKey }: DocumentsProps) {
  const words = say(salesWords, locale);
  return (
    <>
      <StoredFiles
        files={files.map((file) => ({
          ...file,
          note: (fileKindWords[file.kind] ?? salesWords.attachment)[locale],
        }))}
        empty={words.noDocument}
      />
      {order.state !== 'cancelled' && (
        <details>
          <summary>{words.attach}</summary>
          <Form action={`/orders/${order.id}/attachments`} idempotencyKey={`${formKey}-file`} multipart>
            <FileField name="file" label={words.file} help={words.attachHint} required />
            <ConfidentialField />
            <Submit icon="upload">{words.attach}</Submit>
          </Form>
        </details>
      )}
    </>
  );
}
