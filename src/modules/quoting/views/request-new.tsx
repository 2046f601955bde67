import type { FormTrouble } from '../../../core/http/forms.js';
import { Form, PageHead, SelectField, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { quotingWords } from '../quoting.words.js';
import { RequestFields, RequestFileField } from './request-fields.js';

interface Props {
  locale: Locale;
  partners: readonly { id: number; name: string }[];
  today: string;
  trouble: FormTrouble;
  formKey: string;
}

/** A need told by phone or by mail, taken down by the school. */
export function NewRequestView({ locale, partners, today, trouble, formKey }: Props) {
  const words = say(quotingWords, locale);
  const options = partners.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <PageHead title={words.newRequest} back={{ href: '/requests', label: words.requests }} />
      <Sheet>
        <Form action="/requests" idempotencyKey={formKey} multipart {...trouble}>
          <SelectField name="partnerId" label={words.partner} options={options} required />
          <RequestFields locale={locale} today={today} />
          <RequestFileField locale={locale} />
          <Submit icon="check" cancel={{ href: '/requests', label: words.leave }}>
            {words.record}
          </Submit>
        </Form>
      </Sheet>
    </>
  );
}
