import type { FormTrouble } from '../../../core/http/forms.js';
import { ActionButtons, Form, PageHead, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PartnerPerson } from '../partners.types.js';
import { partnerWords } from '../partners.words.js';
import { RightsFields } from './rights-fields.js';

interface PersonViewProps {
  locale: Locale;
  person: PartnerPerson;
  back: { href: string; label: string };
  path: string;
  trouble: FormTrouble;
  formKey: string;
}

/** What one person of a partner may do, and its leaving. */
export function PersonView({ locale, person, back, path, trouble, formKey }: PersonViewProps) {
  const words = say(partnerWords, locale);
  return (
    <>
      <PageHead title={person.name} sub={person.email} back={back} />
      <Sheet>
        <Form action={`${path}/rights`} idempotencyKey={formKey} {...trouble}>
          <RightsFields locale={locale} given={person.rights} />
          <Submit>{words.save}</Submit>
        </Form>
      </Sheet>
      <Sheet title={words.leaving}>
        <ActionButtons actions={[{ label: words.endAccess, action: `${path}/end`, confirm: words.endAccessLoss }]} />
      </Sheet>
    </>
  );
}
