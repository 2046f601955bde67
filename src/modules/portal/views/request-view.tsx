import {
  ActionButtons,
  Columns,
  Facts,
  Form,
  PageHead,
  Sheet,
  StoredFiles,
  Submit,
  TextArea,
} from '../../../core/ui/index.js';
import { dateTime, dayOrDash, formatNumber } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { AskedGrid, RequestBadge, RequestFileField, Thread, type RequestTroubles } from '../../quoting/index.js';
import type { PortalRequest } from '../portal-asking.types.js';
import { portalWords } from '../portal.words.js';
import { QuotesTable } from './quotes-view.js';

interface Props {
  locale: Locale;
  request: PortalRequest;
  troubles: RequestTroubles;
  formKey: string;
}

/** A request as its partner follows it: the need, the quotes, what was said. */
export function PortalRequestView(props: Props) {
  const { locale, request, formKey } = props;
  const words = say(portalWords, locale);
  const withdraw = {
    label: words.withdrawRequest,
    action: `/portal/requests/${request.id}/withdrawal`,
    reason: { label: words.reason },
    confirm: words.withdrawRequestLoss,
    idempotencyKey: `${formKey}-withdraw`,
  };
  return (
    <>
      <PageHead
        title={request.subject}
        sub={request.number}
        back={{ href: '/portal/requests', label: words.requests }}
        actions={request.withdrawable && <ActionButtons actions={[withdraw]} />}
      />
      <Columns
        main={
          <>
            <Sheet title={words.quotes}>
              <QuotesTable locale={locale} quotes={request.quotes} empty={<p class="soft">{words.noQuoteYet}</p>} />
            </Sheet>
            <ThreadSheet {...props} />
          </>
        }
        side={
          <>
            <NeedSheet locale={locale} request={request} />
            <FilesSheet {...props} />
          </>
        }
      />
    </>
  );
}

function NeedSheet({ locale, request }: Pick<Props, 'locale' | 'request'>) {
  const words = say(portalWords, locale);
  const quantities = request.quantities.map((one) => formatNumber(one, locale)).join(' · ');
  return (
    <Sheet title={words.need} tools={<RequestBadge locale={locale} state={request.state} />}>
      <p class="said">{request.need}</p>
      {request.sizes && <AskedGrid locale={locale} sizes={request.sizes} />}
      <Facts
        facts={[
          { label: words.quantity, value: quantities, strong: true },
          { label: words.wishedOn, value: dayOrDash(request.wishedOn, locale) },
          { label: words.materialSupplied, value: request.materialSupplied ? words.yes : words.no },
          ...(request.answer ? [{ label: words.schoolAnswer, value: request.answer }] : []),
        ]}
      />
    </Sheet>
  );
}

function ThreadSheet({ locale, request, troubles, formKey }: Props) {
  const words = say(portalWords, locale);
  return (
    <Sheet title={words.thread} id="thread">
      <Thread locale={locale} messages={request.messages} partnerName={words.you} />
      {request.open && (
        <Form
          action={`/portal/requests/${request.id}/messages`}
          idempotencyKey={`${formKey}-message`}
          {...troubles.message}
        >
          <TextArea name="text" label={words.message} rows={3} maxLength={2000} required />
          <Submit icon="mail">{words.write}</Submit>
        </Form>
      )}
    </Sheet>
  );
}

function FilesSheet({ locale, request, troubles, formKey }: Props) {
  const words = say(portalWords, locale);
  return (
    <Sheet title={words.files}>
      <StoredFiles
        files={request.files.map((file) => ({ ...file, note: dateTime(file.createdAt, locale) }))}
        empty={words.noDocument}
      />
      {request.open && (
        <Form
          action={`/portal/requests/${request.id}/attachments`}
          idempotencyKey={`${formKey}-file`}
          multipart
          {...troubles.file}
        >
          <RequestFileField locale={locale} required />
          <Submit icon="upload">{words.attach}</Submit>
        </Form>
      )}
    </Sheet>
  );
}
