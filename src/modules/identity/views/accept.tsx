import type { FormTrouble } from '../../../core/http/forms.js';
import { Form, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { identityWords, roleWords } from '../identity.words.js';
import type { InvitationRead } from '../identity.types.js';

interface AcceptViewProps {
  locale: Locale;
  secret: string;
  invitation: InvitationRead;
  trouble: FormTrouble;
}

export function AcceptView({ locale, secret, invitation, trouble }: AcceptViewProps) {
  const words = say(identityWords, locale);
  const { name, email, role, schoolName, known } = invitation;
  return (
    <>
      <h1>
        {words.welcome}, {name}
      </h1>
      <p>{words.invitedAs(say(roleWords, locale)[role], schoolName)}</p>
      <p class="soft">{email}</p>
      <Form action={`/invitations/${secret}`} {...trouble}>
        <TextField
          name="password"
          type="password"
          label={known ? words.password : words.newPassword}
          help={known ? words.knownPassword : words.passwordHelp}
          autoComplete={known ? 'current-password' : 'new-password'}
          required
        />
        <Submit icon="arrow-right">{words.accept}</Submit>
      </Form>
    </>
  );
}
