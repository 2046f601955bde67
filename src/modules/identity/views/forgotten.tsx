import type { FormTrouble } from '../../../core/http/forms.js';
import { Form, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { identityWords } from '../identity.words.js';

interface ForgottenViewProps {
  locale: Locale;
  trouble: FormTrouble;
  /** Asked just now: the same words whether the address is known or not. */
  sent: boolean;
}

export function ForgottenView({ locale, trouble, sent }: ForgottenViewProps) {
  const words = say(identityWords, locale);
  return (
    <>
      <h1>{words.forgotten}</h1>
      {sent ? (
        <p role="status">{words.forgottenSent}</p>
      ) : (
        <>
          <p class="soft">{words.forgottenWhat}</p>
          <Form action="/forgotten-password" {...trouble}>
            <TextField name="email" type="email" label={words.email} autoComplete="username" required autoFocus />
            <Submit icon="mail">{words.sendLink}</Submit>
          </Form>
        </>
      )}
      <p class="soft">
        <a href="/sign-in">{words.signIn}</a>
      </p>
    </>
  );
}

interface NewPasswordViewProps {
  locale: Locale;
  secret: string;
  email: string;
  trouble: FormTrouble;
}

export function NewPasswordView({ locale, secret, email, trouble }: NewPasswordViewProps) {
  const words = say(identityWords, locale);
  return (
    <>
      <h1>{words.newPassword}</h1>
      <p class="soft">{email}</p>
      <p>{words.resetEnds}</p>
      <Form action={`/forgotten-password/${secret}`} {...trouble}>
        <TextField
          name="password"
          type="password"
          label={words.newPassword}
          help={words.passwordHelp}
          autoComplete="new-password"
          required
        />
        <Submit icon="key">{words.changePassword}</Submit>
      </Form>
    </>
  );
}
