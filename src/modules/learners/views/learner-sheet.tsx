import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  Badge,
  Columns,
  DataTable,
  DateField,
  Facts,
  Form,
  LinkButton,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { ageOn, type LocalDate } from '../../../core/time/local-date.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { LearnerRead } from '../learners.types.js';
import { learnerWords, levelWords } from '../learners.words.js';
import { levelOptions } from './learner-form.js';

/** The forms of the sheet: what was wrong belongs to one of them. */
export type LearnerFormName = 'level' | 'pin' | 'departure';

interface LearnerSheetProps {
  locale: Locale;
  learner: LearnerRead;
  today: LocalDate;
  trouble: FormTrouble;
  /** The form the trouble is about. */
  of: LearnerFormName | null;
  formKey: string;
}

export function LearnerSheetView(props: LearnerSheetProps) {
  const { locale, learner } = props;
  const words = say(learnerWords, locale);
  const actions = (
    <>
      <LinkButton href={`/safety/learners/${learner.id}`} primary>
        {words.papers}
      </LinkButton>
      <LinkButton href={`/learners/${learner.id}/edit`}>{words.correct}</LinkButton>
    </>
  );
  return (
    <>
      <PageHead
        title={`${learner.firstName} ${learner.lastName}`}
        sub={learner.className}
        actions={actions}
        back={{ href: '/learners', label: words.learners }}
      />
      <Columns main={<Main {...props} />} side={learner.leftOn === null && <Acts {...props} />} />
    </>
  );
}

function Main({ locale, learner, today }: LearnerSheetProps) {
  const words = say(learnerWords, locale);
  const { birthDate, level, enrolments } = learner;
  const gone = learner.leftOn !== null && learner.leftOn < today;
  const facts = [
    { label: words.birthDate, value: `${shortDate(birthDate, locale)} (${words.age(ageOn(birthDate, today))})` },
    { label: words.level, value: say(levelWords, locale)[level as 0] },
    {
      label: words.className,
      value: (
        <>
          {learner.className}{' '}
          <Badge tone={gone ? 'plain' : 'green'} icon={gone ? 'logout' : 'check'}>
            {gone ? words.gone : words.present}
          </Badge>
        </>
      ),
    },
  ];
  const columns = [
    { key: 'className', label: words.className },
    { key: 'enteredOn', label: words.enteredOn },
    { key: 'leftOn', label: words.leftOn },
  ];
  const rows = enrolments.map(({ className, enteredOn, leftOn }) => ({
    id: enteredOn,
    cells: { className, enteredOn: shortDate(enteredOn, locale), leftOn: leftOn ? shortDate(leftOn, locale) : '—' },
  }));
  return (
    <>
      <Sheet title={words.sheet}>
        <Facts facts={facts} />
      </Sheet>
      <Sheet title={words.stays}>
        <DataTable caption={words.stays} columns={columns} rows={rows} />
      </Sheet>
    </>
  );
}

function Acts({ locale, learner, today, trouble, of, formKey }: LearnerSheetProps) {
  const words = say(learnerWords, locale);
  const at = `/learners/${learner.id}`;
  const form = (name: LearnerFormName) => ({
    action: `${at}/${name}`,
    idempotencyKey: `${formKey}-${name}`,
    ...(of === name ? trouble : {}),
  });
  return (
    <>
      <Sheet title={words.level}>
        <Form {...form('level')}>
          <SelectField
            name="level"
            label={words.level}
            help={words.levelHelp}
            options={levelOptions(locale)}
            value={learner.level}
            blank={false}
          />
          <Submit>{words.setLevel}</Submit>
        </Form>
      </Sheet>
      <Sheet title={words.pin}>
        <Form {...form('pin')}>
          <TextField
            name="pin"
            label={words.pin}
            help={words.resetPinHelp}
            inputMode="numeric"
            autoComplete="off"
            required
          />
          <Submit icon="key">{words.resetPin}</Submit>
        </Form>
      </Sheet>
      <Sheet title={words.badge}>
        <p>{words.badgeHelp}</p>
        <ActionButtons
          actions={[
            { label: words.giveBadge, action: `${at}/badge`, idempotencyKey: `${formKey}-badge` },
            { label: words.takeBadge, action: `${at}/badge/end`, confirm: words.takeBadgeSure },
          ]}
        />
      </Sheet>
      <Sheet title={words.leaveTitle}>
        <Form {...form('departure')}>
          <DateField name="lastDay" label={words.leftOn} help={words.leaveHelp} value={today} required />
          <Submit icon="logout">{words.leave}</Submit>
        </Form>
      </Sheet>
    </>
  );
}
