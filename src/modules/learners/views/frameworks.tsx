import type { FormTrouble } from '../../../core/http/forms.js';
import {
  Columns,
  DataTable,
  Empty,
  Form,
  NumberField,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextArea,
  TextField,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ClassRead, FrameworkRead } from '../learners.types.js';
import { learnerWords } from '../learners.words.js';
import { FrameworkStatusBadge } from './framework-status.js';

interface FrameworksProps {
  locale: Locale;
  frameworks: readonly FrameworkRead[];
  classes: readonly ClassRead[];
  /** May add to them. */
  adds: boolean;
  trouble: FormTrouble;
  of: 'class' | 'framework' | null;
  formKey: string;
}

export function FrameworksView(props: FrameworksProps) {
  const words = say(learnerWords, props.locale);
  return (
    <>
      <PageHead title={words.frameworks} back={{ href: '/learners', label: words.learners }} />
      <Columns
        main={
          <>
            <Classes {...props} />
            {props.frameworks.length === 0 && <Empty title={words.noFramework}>{words.noClassYet}</Empty>}
            {props.frameworks.map((framework) => (
              <FrameworkSheet locale={props.locale} framework={framework} />
            ))}
          </>
        }
        side={props.adds && <Additions {...props} />}
      />
    </>
  );
}

function Classes({ locale, classes }: FrameworksProps) {
  const words = say(learnerWords, locale);
  const columns = [
    { key: 'name', label: words.className },
    { key: 'framework', label: words.framework },
    { key: 'capacity', label: words.capacity, align: 'right' as const },
  ];
  const rows = classes.map(({ id, name, frameworkTitle, capacity }) => ({
    id,
    cells: { name, framework: frameworkTitle, capacity },
  }));
  return (
    <Sheet title={words.className}>
      <DataTable caption={words.className} columns={columns} rows={rows} empty={<Empty title={words.noClass} />} />
    </Sheet>
  );
}

function FrameworkSheet({ locale, framework }: { locale: Locale; framework: FrameworkRead }) {
  const words = say(learnerWords, locale);
  const columns = [
    { key: 'code', label: words.code },
    { key: 'title', label: words.title },
  ];
  const { code, title, status, source, competences } = framework;
  const rows = competences.map((competence) => ({ id: competence.code, cells: { ...competence } }));
  return (
    <Sheet title={`${code} · ${title}`} tools={<FrameworkStatusBadge locale={locale} status={status} />}>
      <p class="soft">{`${words.source} : ${source}`}</p>
      <DataTable caption={`${words.competences}, ${code}`} columns={columns} rows={rows} count={rows.length} />
    </Sheet>
  );
}

function Additions({ locale, frameworks, trouble, of, formKey }: FrameworksProps) {
  const words = say(learnerWords, locale);
  const options = frameworks.map(({ id, title }) => ({ value: id, label: title }));
  const statuses = (['official', 'working'] as const).map((value) => ({ value, label: words[value] }));
  return (
    <>
      <Sheet title={words.newClass}>
        <Form action="/classes" idempotencyKey={`${formKey}-class`} {...(of === 'class' ? trouble : {})}>
          <TextField name="name" label={words.name} maxLength={60} required />
          <SelectField name="frameworkId" label={words.framework} options={options} required />
          <NumberField name="capacity" label={words.capacity} value={12} min={1} max={60} required />
          <Submit icon="plus">{words.addClass}</Submit>
        </Form>
      </Sheet>
      <Sheet title={words.newFramework}>
        <Form action="/frameworks" idempotencyKey={`${formKey}-fw`} {...(of === 'framework' ? trouble : {})}>
          <TextField name="code" label={words.code} maxLength={20} required />
          <TextField name="title" label={words.title} maxLength={150} required />
          <SelectField name="status" label={words.status} options={statuses} required />
          <TextField name="source" label={words.source} maxLength={200} required />
          <TextArea name="competences" label={words.competenceLines} rows={8} required />
          <Submit icon="plus">{words.addFramework}</Submit>
        </Form>
      </Sheet>
    </>
  );
}
