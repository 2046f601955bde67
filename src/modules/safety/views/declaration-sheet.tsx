import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  Columns,
  DataTable,
  DateField,
  Facts,
  Form,
  LinkButton,
  PageHead,
  Sheet,
  Submit,
  TextField,
  type Action,
} from '../../../core/ui/index.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { dateTime, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { DeclarationSheet } from '../safety.types.js';
import { safetyWords } from '../safety.words.js';
import { declarationStates, type DeclarationEvent } from '../workshop-declaration.states.js';
import { WorkBoxes, type DeclarablePlace } from './declaration-form.js';
import { DaysLeft, DeclarationState } from './declaration-state.js';

export interface DeclarationSheetProps {
  locale: Locale;
  sheet: DeclarationSheet;
  /** Names of who acted. */
  names: ReadonlyMap<number, string>;
  today: LocalDate;
  places: readonly DeclarablePlace[];
  ticked: ReadonlySet<string>;
  trouble: FormTrouble;
  formKey: string;
}

const PATHS: Readonly<Record<DeclarationEvent, string>> = {
  send: 'sending',
  acknowledge: 'acknowledgement',
  ask_renewal: 'renewal',
  change: 'change',
  tell: 'telling',
  expire: 'expiry',
  withdraw: 'withdrawal',
};

export function DeclarationSheetView(props: DeclarationSheetProps) {
  const { locale, sheet } = props;
  const words = say(safetyWords, locale);
  return (
    <>
      <PageHead
        title={sheet.sector}
        sub={<DeclarationState locale={locale} state={sheet.state} />}
        actions={<ActionButtons actions={actionsOf(props)} />}
        back={{ href: '/safety', label: words.safety }}
      />
      {sheet.tellBefore && <p class="errors">{words.tellBefore(shortDate(sheet.tellBefore, locale))}</p>}
      <Columns main={<Main {...props} />} side={<Side {...props} />} />
    </>
  );
}

// `send` and `tell` ask for more than a reason: they have their own forms.
function actionsOf({ locale, sheet, formKey }: DeclarationSheetProps): Action[] {
  const words = say(safetyWords, locale);
  return sheet.events
    .filter(({ event }) => event !== 'send' && event !== 'tell')
    .map(({ event, words: label, reasonRequired, refusal }, at) => ({
      label: label[locale],
      action: `/safety/declarations/${sheet.id}/${PATHS[event]}`,
      idempotencyKey: `${formKey}-${event}`,
      primary: at === 0 && event !== 'withdraw',
      refused: refusal?.say(locale),
      reason: reasonRequired ? { label: words.reason } : undefined,
      confirm: event === 'withdraw' ? words.withdrawLoss : undefined,
    }));
}

function Main({ locale, sheet, names }: DeclarationSheetProps) {
  const words = say(safetyWords, locale);
  const columns = [
    { key: 'name', label: words.work },
    { key: 'code', label: words.code },
    { key: 'workshop', label: words.workshop },
  ];
  const rows = sheet.works.map(({ name, machineClassCode, workRule, workshopName }, id) => ({
    id,
    cells: { name, code: machineClassCode ?? workRule, workshop: workshopName },
  }));
  const past = [
    { key: 'when', label: words.when },
    { key: 'what', label: words.what },
    { key: 'who', label: words.who },
    { key: 'why', label: words.why },
  ];
  const lines = sheet.history.map(({ at, event, to, userId, reason }, id) => {
    const state = declarationStates.states[to as keyof typeof declarationStates.states];
    const what = state?.[locale] ?? (event === 'edited' ? words.edited : words.drafted);
    return { id, cells: { when: dateTime(at, locale), what, who: names.get(userId) ?? '—', why: reason ?? '—' } };
  });
  return (
    <>
      <Sheet title={words.covers}>
        <DataTable caption={words.covers} columns={columns} rows={rows} empty={<p>{words.coversNothing}</p>} />
      </Sheet>
      <Sheet title={words.history}>
        <DataTable caption={words.history} columns={past} rows={lines} />
      </Sheet>
    </>
  );
}

function Side(props: DeclarationSheetProps) {
  const { locale, sheet } = props;
  const words = say(safetyWords, locale);
  const { sentOn, lastDay, daysLeft, proof } = sheet;
  const facts = [
    { label: words.sentOn, value: sentOn ? shortDate(sentOn, locale) : '—' },
    { label: words.proof, value: proof ?? '—' },
    { label: words.lastDay, value: lastDay ? shortDate(lastDay, locale) : '—' },
    ...(daysLeft === null ? [] : [{ label: words.state, value: <DaysLeft locale={locale} days={daysLeft} /> }]),
  ];
  return (
    <>
      <Sheet title={words.declaration}>
        <Facts facts={facts} />
        {sheet.state === 'draft' && sheet.events.length > 0 && (
          <LinkButton href={`/safety/declarations/${sheet.id}/edit`}>{words.edit}</LinkButton>
        )}
      </Sheet>
      <Asked {...props} />
    </>
  );
}

function Asked({ locale, sheet, today, places, ticked, trouble, formKey }: DeclarationSheetProps) {
  const words = say(safetyWords, locale);
  const asked = sheet.events.find(({ event }) => event === 'send' || event === 'tell');
  if (!asked) return null;
  const label = asked.words[locale];
  if (asked.refusal) return <ActionButtons actions={[{ label, action: '', refused: asked.refusal.say(locale) }]} />;
  return (
    <Sheet title={label}>
      <Form action={`/safety/declarations/${sheet.id}/${PATHS[asked.event]}`} idempotencyKey={formKey} {...trouble}>
        {asked.event === 'send' && <DateField name="sentOn" label={words.sentOn} value={today} max={today} required />}
        <TextField name="proof" label={words.proof} help={words.proofHelp} maxLength={150} required />
        {asked.event === 'tell' && <WorkBoxes places={places} ticked={ticked} />}
        <Submit icon="mail">{label}</Submit>
      </Form>
    </Sheet>
  );
}
