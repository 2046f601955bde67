import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  Columns,
  DataTable,
  DateField,
  Empty,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
  type Option,
} from '../../../core/ui/index.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { AbsenceRead, NamingRead } from '../safety.types.js';
import { safetyWords } from '../safety.words.js';

export interface SupervisorsProps {
  locale: Locale;
  namings: readonly NamingRead[];
  absences: readonly AbsenceRead[];
  adults: readonly Option[];
  workshops: readonly Option[];
  today: LocalDate;
  trouble: FormTrouble;
  of: 'naming' | 'absence' | null;
  formKey: string;
}

export function SupervisorsView(props: SupervisorsProps) {
  const words = say(safetyWords, props.locale);
  return (
    <>
      <PageHead title={words.supervisors} sub={words.supervisorsSub} back={{ href: '/safety', label: words.safety }} />
      <Columns
        main={
          <>
            <Namings {...props} />
            <Absences {...props} />
          </>
        }
        side={<Forms {...props} />}
      />
    </>
  );
}

function Namings({ locale, namings, today }: SupervisorsProps) {
  const words = say(safetyWords, locale);
  const columns = [
    { key: 'name', label: words.person },
    { key: 'workshop', label: words.workshop },
    { key: 'position', label: words.position },
    { key: 'from', label: words.namedFrom },
    { key: 'until', label: words.namedUntil },
    { key: 'act', label: words.actions },
  ];
  const rows = namings.map(({ id, name, workshopName, position, namedFrom, namedUntil }) => {
    const action = `/safety/supervisors/${id}/end`;
    const end = { label: words.endNaming, action, fields: { namedUntil: today } };
    return {
      id,
      cells: {
        name: name || '—',
        workshop: workshopName,
        position,
        from: shortDate(namedFrom, locale),
        until: namedUntil ? shortDate(namedUntil, locale) : '—',
        act: namedUntil === null && namedFrom <= today && <ActionButtons actions={[end]} />,
      },
    };
  });
  const empty = <Empty title={words.noSupervisor}>{words.noSupervisorYet}</Empty>;
  return (
    <Sheet>
      <DataTable caption={words.supervisors} columns={columns} rows={rows} empty={empty} />
    </Sheet>
  );
}

function Absences({ locale, absences }: SupervisorsProps) {
  const words = say(safetyWords, locale);
  const columns = [
    { key: 'name', label: words.person },
    { key: 'from', label: words.firstDay },
    { key: 'until', label: words.lastDay },
    { key: 'act', label: words.actions },
  ];
  const rows = absences.map(({ id, name, firstDay, lastDay }) => ({
    id,
    cells: {
      name: name || '—',
      from: shortDate(firstDay, locale),
      until: shortDate(lastDay, locale),
      act: <ActionButtons actions={[{ label: words.cancelAbsence, action: `/safety/absences/${id}/cancellation` }]} />,
    },
  }));
  return (
    <Sheet title={words.absences}>
      <DataTable caption={words.absences} columns={columns} rows={rows} empty={<p class="soft">{words.noAbsence}</p>} />
    </Sheet>
  );
}

function Forms({ locale, adults, workshops, today, trouble, of, formKey }: SupervisorsProps) {
  const words = say(safetyWords, locale);
  return (
    <>
      <Sheet title={words.nameTitle}>
        <Form action="/safety/supervisors" idempotencyKey={`${formKey}-naming`} {...(of === 'naming' && trouble)}>
          <SelectField name="userId" label={words.person} options={adults} required />
          <SelectField name="workshopId" label={words.workshop} options={workshops} required />
          <TextField name="position" label={words.position} maxLength={100} required />
          <DateField name="namedFrom" label={words.namedFrom} value={today} required />
          <Submit icon="user">{words.name}</Submit>
        </Form>
      </Sheet>
      <Sheet title={words.absences}>
        <Form action="/safety/absences" idempotencyKey={`${formKey}-absence`} {...(of === 'absence' && trouble)}>
          <SelectField name="userId" label={words.person} options={adults} required />
          <DateField name="firstDay" label={words.firstDay} value={today} required />
          <DateField name="lastDay" label={words.lastDay} value={today} required />
          <Submit icon="calendar">{words.recordAbsence}</Submit>
        </Form>
      </Sheet>
    </>
  );
}
