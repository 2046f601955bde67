import type { FormTrouble } from '../../../core/http/forms.js';
import { Empty, fieldId, Form, Icon, LinkButton, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { identityWords } from '../identity.words.js';

interface TabletViewProps {
  locale: Locale;
  learners: readonly { userId: number; name: string }[];
  trouble: FormTrouble;
}

/** Who are you, and your code: the only two questions of a shared tablet. */
export function TabletView({ locale, learners, trouble }: TabletViewProps) {
  const words = say(identityWords, locale);
  if (learners.length === 0) {
    return (
      <>
        <h1>{words.learnerDoor}</h1>
        <Empty title={words.noLearner}>{words.noLearnerWhat}</Empty>
      </>
    );
  }
  return (
    <>
      <h1>{words.whoAreYou}</h1>
      <Form action="/tablet" errors={trouble.errors} values={{}}>
        <fieldset class="t-names" id={fieldId('userId')}>
          <legend class="visually-hidden">{words.whoAreYou}</legend>
          {learners.map(({ userId, name }) => (
            <label class="big">
              <input
                type="radio"
                name="userId"
                value={userId}
                checked={trouble.values['userId'] === String(userId)}
                required
              />
              {name}
            </label>
          ))}
        </fieldset>
        <TextField
          name="pin"
          type="password"
          label={words.yourPin}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          required
        />
        <button class="big go" type="submit">
          <Icon name="arrow-right" /> {words.enter}
        </button>
        <p class="soft">{words.orBadge}</p>
      </Form>
    </>
  );
}

interface NewTabletViewProps {
  locale: Locale;
  /** A master or the head is signed in here. */
  mayRegister: boolean;
  formKey: string;
}

/** A device nobody has registered yet. */
export function NewTabletView({ locale, mayRegister, formKey }: NewTabletViewProps) {
  const words = say(identityWords, locale);
  if (!mayRegister) {
    return (
      <>
        <h1>{words.learnerDoor}</h1>
        <Empty
          title={words.unknownTablet}
          action={
            <LinkButton href="/sign-in?next=/tablet" primary>
              {words.signIn}
            </LinkButton>
          }
        >
          {words.unknownTabletWhat}
        </Empty>
      </>
    );
  }
  return (
    <>
      <h1>{words.registerTablet}</h1>
      <Form action="/people/tablets" idempotencyKey={formKey}>
        <TextField name="name" label={words.tabletName} maxLength={60} required />
        <Submit icon="device-tablet">{words.registerTablet}</Submit>
      </Form>
    </>
  );
}
