import type { FormTrouble } from '../../../core/http/forms.js';
import { Form, Hidden, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { identityWords } from '../identity.words.js';

export function SignInView({ locale, trouble }: { locale: Locale; trouble: FormTrouble }) {
  const words = say(identityWords, locale);
  return (
    <>
      <h1>{words.signIn}</h1>
      <p class="soft">{words.signInSub}</p>
      <Form action="/sign-in" {...trouble}>
        <Hidden name="next" value={trouble.values['next'] ?? '/'} />
        <TextField name="email" type="email" label={words.email} autoComplete="username" required autoFocus />
        <TextField name="password" type="password" label={words.password} autoComplete="current-password" required />
        <Submit icon="key">{words.signIn}</Submit>
      </Form>
      <p class="soft">
        <a href="/forgotten-password">{words.forgotten}</a>
      </p>
      <p class="soft">
        <a href="/tablet">{words.learnerDoor}</a>
      </p>
    </>
  );
}
