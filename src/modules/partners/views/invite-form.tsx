import type { PartnerRight } from '../../../core/access/scope.js';
import type { FormTrouble } from '../../../core/http/forms.js';
import { Form, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { partnerWords } from '../partners.words.js';
import { RightsFields } from './rights-fields.js';

interface InviteFormProps {
  locale: Locale;
  action: string;
  /** Rights ticked at first. */
  given?: readonly PartnerRight[];
  trouble: FormTrouble;
  formKey: string;
}

/** Lets somebody of a partner in, with the rights ticked. */
export function InviteForm({ locale, action, given = [], trouble, formKey }: InviteFormProps) {
  const words = say(partnerWords, locale);
  return (
    <Form action={action} idempotencyKey={formKey} {...trouble}>
      <TextField name="name" label={words.personName} maxLength={120} required />
      <TextField name="email" type="email" label={words.email} required />
      <RightsFields locale={locale} given={given} />
      <Submit icon="mail">{words.invite}</Submit>
    </Form>
  );
}
