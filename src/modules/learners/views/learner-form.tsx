import type { FormTrouble } from '../../../core/http/forms.js';
import {
  DateField,
  FieldSet,
  Form,
  Hidden,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ClassRead, LearnerRead } from '../learners.types.js';
import { learnerWords, levelWords } from '../learners.words.js';

interface FormProps {
  locale: Locale;
  trouble: FormTrouble;
  formKey: string;
}

export function AdmitView({
  locale,
  trouble,
  formKey,
  classes,
  today,
}: FormProps & { classes: readonly ClassRead[]; today: LocalDate }) {
  const words = say(learnerWords, locale);
  const options = classes.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <PageHead title={words.admit} back={{ href: '/learners', label: words.learners }} />
      <Sheet>
        <Form action="/learners" idempotencyKey={formKey} {...trouble}>
          <PersonFields locale={locale} learner={null} />
          <FieldSet legend={words.className}>
            <SelectField name="classId" label={words.className} options={options} required />
            <DateField name="enteredOn" label={words.enteredOn} value={today} required />
            <SelectField
              name="level"
              label={words.level}
              options={levelOptions(locale)}
              value={0}
              blank={false}
              required
            />
            <TextField
              name="pin"
              label={words.pin}
              help={words.pinHelp}
              inputMode="numeric"
              autoComplete="off"
              required={false}
            />
          </FieldSet>
          <Submit icon="check" cancel={{ href: '/learners', label: words.cancel }}>
            {words.admitDone}
          </Submit>
        </Form>
      </Sheet>
    </>
  );
}

export function CorrectView({ locale, trouble, formKey, learner }: FormProps & { learner: LearnerRead }) {
  const words = say(learnerWords, locale);
  const back = { href: `/learners/${learner.id}`, label: learner.displayName };
  return (
    <>
      <PageHead title={words.correct} back={back} />
      <Sheet>
        <Form action={`${back.href}/correction`} idempotencyKey={formKey} {...trouble}>
          <Hidden name="version" value={learner.version} />
          <PersonFields locale={locale} learner={learner} />
          <Submit cancel={{ href: back.href, label: words.cancel }}>{words.save}</Submit>
        </Form>
      </Sheet>
    </>
  );
}

export function levelOptions(locale: Locale) {
  return Object.entries(say(levelWords, locale)).map(([value, label]) => ({ value, label }));
}

function PersonFields({ locale, learner }: { locale: Locale; learner: LearnerRead | null }) {
  const words = say(learnerWords, locale);
  return (
    <FieldSet legend={words.sheet}>
      <TextField
        name="firstName"
        label={words.firstName}
        value={learner?.firstName}
        maxLength={60}
        autoComplete="off"
        required
      />
      <TextField
        name="lastName"
        label={words.lastName}
        value={learner?.lastName}
        maxLength={60}
        autoComplete="off"
        required
      />
      <DateField name="birthDate" label={words.birthDate} help={words.birthHelp} value={learner?.birthDate} required />
    </FieldSet>
  );
}
