import type { FormTrouble } from '../../../core/http/forms.js';
import { Form, PageHead, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { RequestFields, RequestFileField } from '../../quoting/index.js';
import { portalWords } from '../portal.words.js';

interface Props {
  locale: Locale;
  today: string;
  trouble: FormTrouble;
  formKey: string;
}

/** A need and its drawing on one page. */
export function NewPortalRequestView({ locale, today, trouble, formKey }: Props) {
  const words = say(portalWords, locale);
  const back = { href: '/portal/requests', label: words.requests };
  return (
    <>
      <PageHead title={words.newRequest} sub={words.newRequestSub} back={back} />
      <Sheet>
        <Form action="/portal/requests" idempotencyKey={formKey} multipart {...trouble}>
          <RequestFields locale={locale} today={today} />
          <RequestFileField locale={locale} />
          <Submit icon="check">{words.sendRequest}</Submit>
        </Form>
      </Sheet>
    </>
  );
}
