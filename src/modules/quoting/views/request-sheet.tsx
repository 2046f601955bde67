import {
  ActionButtons,
  CheckField,
  Columns,
  Facts,
  Form,
  PageHead,
  Sheet,
  Submit,
  TextArea,
  type Action,
} from '../../../core/ui/index.js';
import { dayOrDash, formatNumber, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { isOpenRequest } from '../price-request.states.js';
import type { RequestSheet } from '../quoting.types.js';
import { quotingWords } from '../quoting.words.js';
import { QuoteTable } from './quote-parts.js';
import { RequestFileField } from './request-fields.js';
import { AskedGrid } from './request-grid.js';
import { RequestBadge, RequestFiles, TeachingFitFrame, Thread, type RequestTroubles } from './request-parts.js';

interface Props {
  locale: Locale;
  request: RequestSheet;
  /** Who may quote and decline. */
  quotes: boolean;
  troubles: RequestTroubles;
  formKey: string;
}

const PLACES = { qualify: 'qualification', resume: 'resumption', decline: 'refusal' } as const;

/** A request on one page: the need, the files, what was said, the quotes that answer it. */
export function RequestSheetView(props: Props) {
  const { locale, request } = props;
  const words = say(quotingWords, locale);
  return (
    <>
      <PageHead
        title={words.request(request.number)}
        sub={`${request.partnerName} · ${request.subject}`}
        back={{ href: '/requests', label: words.requests }}
      />
      <Columns
        main={
          <>
            <Sheet title={words.need} tools={<RequestBadge locale={locale} state={request.state} />}>
              <p class="said">{request.need}</p>
              {request.sizes && <AskedGrid locale={locale} sizes={request.sizes} />}
              <RequestFacts locale={locale} request={request} />
            </Sheet>
            <Sheet title={words.quotes}>
              <QuoteTable locale={locale} quotes={request.quotes} empty={<p class="soft">{words.noQuoteYet}</p>} />
            </Sheet>
            {props.quotes && <TeachingFitFrame locale={locale} of="requests" id={request.id} />}
            <ThreadSheet {...props} />
          </>
        }
        side={
          <>
            <Next {...props} />
            <RequestFiles locale={locale} files={request.files} />
            <Attach {...props} />
          </>
        }
      />
    </>
  );
}

function RequestFacts({ locale, request }: { locale: Locale; request: RequestSheet }) {
  const words = say(quotingWords, locale);
  const { quantities, askedOn, wishedOn, materialSupplied, answer } = request;
  return (
    <Facts
      facts={[
        {
          label: words.quantities,
          value: quantities.map((one) => formatNumber(one, locale)).join(' · '),
          strong: true,
        },
        { label: words.wishedOn, value: dayOrDash(wishedOn, locale) },
        { label: words.materialSupplied, value: materialSupplied ? words.yes : words.no },
        { label: words.askedOn, value: shortDate(askedOn, locale) },
        ...(answer ? [{ label: words.declined, value: answer }] : []),
      ]}
    />
  );
}

function Next({ locale, request, quotes, formKey }: Props) {
  const words = say(quotingWords, locale);
  const open = isOpenRequest(request.state);
  const make: Action = {
    label: words.makeQuote,
    action: `/requests/${request.id}/quotes`,
    primary: !request.quotes.some(({ state }) => state === 'draft' || state === 'sent' || state === 'accepted'),
    idempotencyKey: `${formKey}-quote`,
  };
  const acts = request.events.flatMap(({ event, words: label, reasonRequired }): Action[] =>
    event in PLACES
      ? [
          {
            label: label[locale],
            action: `/requests/${request.id}/${PLACES[event as keyof typeof PLACES]}`,
            reason: reasonRequired ? { label: words.reason } : undefined,
            confirm: event === 'decline' ? words.declineLoss : undefined,
            idempotencyKey: `${formKey}-${event}`,
          },
        ]
      : [],
  );
  if (!quotes || !open) return null;
  return (
    <Sheet title={words.next}>
      <ActionButtons actions={[make, ...acts]} />
      <p class="soft">
        <a href={`/items/new?partnerId=${request.partnerId}`}>{words.newPart}</a>
      </p>
    </Sheet>
  );
}

function ThreadSheet({ locale, request, troubles, formKey }: Props) {
  const words = say(quotingWords, locale);
  const open = isOpenRequest(request.state);
  return (
    <Sheet title={words.thread} id="thread">
      <Thread locale={locale} messages={request.messages} partnerName={request.partnerName} />
      {open && (
        <Form action={`/requests/${request.id}/messages`} idempotencyKey={`${formKey}-message`} {...troubles.message}>
          <TextArea name="text" label={words.message} help={words.messageHelp} rows={3} maxLength={2000} required />
          {request.state !== 'quoted' && <CheckField name="waits" label={words.waits} />}
          <Submit icon="mail">{words.write}</Submit>
        </Form>
      )}
    </Sheet>
  );
}

function Attach({ locale, request, troubles, formKey }: Props) {
  const words = say(quotingWords, locale);
  if (!isOpenRequest(request.state)) return null;
  return (
    <Sheet title={words.attach}>
      <Form
        action={`/requests/${request.id}/attachments`}
        idempotencyKey={`${formKey}-file`}
        multipart
        {...troubles.file}
      >
        <RequestFileField locale={locale} required />
        <Submit icon="upload">{words.attach}</Submit>
      </Form>
    </Sheet>
  );
}
