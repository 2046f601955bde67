import type { FormTrouble } from '../../../core/http/forms.js';
import {
  Badge,
  Badges,
  Columns,
  DataTable,
  Empty,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextArea,
  TextField,
  type Option,
  type Tone,
} from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { SafetyRule } from '../safety.gate.types.js';
import type { MachineClassRead, RuleChange } from '../safety.types.js';
import { ruleWords, safetyWords } from '../safety.words.js';

export interface MachineClassesProps {
  locale: Locale;
  classes: readonly MachineClassRead[];
  changes: readonly RuleChange[];
  names: ReadonlyMap<number, string>;
  /** Classes of the house list the school does not have yet. */
  addable: readonly Option[];
  /** The head alone. */
  decides: boolean;
  trouble: FormTrouble;
  of: 'rule' | 'class' | null;
  formKey: string;
}

const TONES: Readonly<Record<SafetyRule, Tone>> = { F: 'red', D: 'ochre', A: 'blue', N: 'plain' };

export function MachineClassesView(props: MachineClassesProps) {
  const { locale, decides } = props;
  const words = say(safetyWords, locale);
  return (
    <>
      <PageHead title={words.classes} sub={words.classesSub} back={{ href: '/safety', label: words.safety }} />
      <Columns
        main={
          <>
            <Classes {...props} />
            <Changes {...props} />
          </>
        }
        side={decides && <Decisions {...props} />}
      />
    </>
  );
}

function Classes({ locale, classes }: MachineClassesProps) {
  const words = say(safetyWords, locale);
  const columns = [
    { key: 'name', label: words.machineClass },
    { key: 'rule', label: words.rule },
    { key: 'article', label: words.article },
    { key: 'conditions', label: words.conditions },
  ];
  const rows = classes.map(({ id, name, rule, article, requiresDriving, trainingRequired }) => ({
    id,
    cells: {
      name,
      rule: <RuleBadge locale={locale} rule={rule} />,
      article: article ?? '—',
      conditions: (
        <Badges>
          {trainingRequired && <Badge icon="book">{words.trained}</Badge>}
          {requiresDriving && <Badge icon="key">{words.driven}</Badge>}
        </Badges>
      ),
    },
  }));
  return (
    <Sheet>
      <DataTable caption={words.classes} columns={columns} rows={rows} empty={<Empty title={words.noClasses} />} />
    </Sheet>
  );
}

function RuleBadge({ locale, rule }: { locale: Locale; rule: SafetyRule }) {
  return (
    <Badge tone={TONES[rule]} icon={rule === 'F' ? 'ban' : undefined}>
      {say(ruleWords, locale)[rule]}
    </Badge>
  );
}

function Changes({ locale, classes, changes, names }: MachineClassesProps) {
  const words = say(safetyWords, locale);
  const columns = [
    { key: 'what', label: words.machineClass },
    { key: 'rule', label: words.rule },
    { key: 'when', label: words.when },
    { key: 'who', label: words.who },
    { key: 'why', label: words.why },
  ];
  const rows = changes.map(({ classId, at, userId, from, to, reason }, id) => ({
    id,
    cells: {
      what: classes.find((one) => one.id === classId)?.name ?? '—',
      rule: `${from ?? '—'} → ${to ?? '—'}`,
      when: dateTime(at, locale),
      who: names.get(userId) ?? '—',
      why: reason ?? '—',
    },
  }));
  return (
    <Sheet title={words.changes}>
      <DataTable caption={words.changes} columns={columns} rows={rows} empty={<p class="soft">{words.noChange}</p>} />
    </Sheet>
  );
}

function Decisions({ locale, classes, addable, trouble, of, formKey }: MachineClassesProps) {
  const words = say(safetyWords, locale);
  const options = classes.map(({ id, name }) => ({ value: id, label: name }));
  const rules = Object.entries(say(ruleWords, locale)).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Sheet title={words.changeRule}>
        <Form action="/safety/machine-classes/rule" idempotencyKey={`${formKey}-rule`} {...(of === 'rule' && trouble)}>
          <SelectField name="machineClassId" label={words.machineClass} options={options} required />
          <SelectField name="rule" label={words.rule} options={rules} required />
          <TextField name="article" label={words.article} help={words.articleHelp} maxLength={30} required={false} />
          <TextArea name="reason" label={words.reason} help={words.reasonHelp} maxLength={500} required />
          <Submit>{words.change}</Submit>
        </Form>
      </Sheet>
      {addable.length > 0 && (
        <Sheet title={words.addClass}>
          <Form action="/safety/machine-classes" idempotencyKey={`${formKey}-class`} {...(of === 'class' && trouble)}>
            <SelectField name="code" label={words.fromList} options={addable} required />
            <Submit icon="plus">{words.add}</Submit>
          </Form>
        </Sheet>
      )}
    </>
  );
}
