import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  Badge,
  Columns,
  DataTable,
  DateField,
  Empty,
  Facts,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextArea,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { SETTING_KEYS, type SchoolRead, type SettingRow, type WorkCenterRead } from '../school.types.js';
import { schoolWords, settingWords } from '../school.words.js';

interface SchoolViewProps {
  locale: Locale;
  school: SchoolRead;
  workCenters: readonly WorkCenterRead[];
  /** Null for whom the settings are not. */
  settings: readonly SettingRow[] | null;
  trouble: FormTrouble;
  formKey: string;
  /** May stop and check machines. */
  acts: boolean;
}

export function SchoolView(props: SchoolViewProps) {
  const { locale, school, settings } = props;
  const words = say(schoolWords, locale);
  return (
    <>
      <PageHead title={school.name} sub={`${school.legalName}, ${school.city}`} />
      <Columns
        main={
          <>
            <Machines {...props} />
            {settings && <SettingsTable locale={locale} settings={settings} />}
          </>
        }
        side={
          <>
            <Sheet title={words.identity}>
              <Facts facts={identityFacts(school, locale)} />
            </Sheet>
            {settings && <SettingForm {...props} />}
          </>
        }
      />
    </>
  );
}

function identityFacts(school: SchoolRead, locale: Locale) {
  const words = say(schoolWords, locale);
  return [
    { label: words.legalName, value: `${school.legalName} (${school.legalForm})` },
    { label: words.address, value: `${school.street}, ${school.postcode} ${school.city}` },
    { label: 'SIRET', value: school.siret },
    ...(school.rna ? [{ label: 'RNA', value: school.rna }] : []),
    ...(school.uai ? [{ label: 'UAI', value: school.uai }] : []),
    ...(school.vatNumber ? [{ label: 'TVA', value: school.vatNumber }] : []),
    ...(school.iban ? [{ label: words.bank, value: school.iban }] : []),
  ];
}

function Machines({ locale, workCenters, acts }: SchoolViewProps) {
  const words = say(schoolWords, locale);
  const columns = [
    { key: 'machine', label: words.machine },
    { key: 'workshop', label: words.workshop },
    { key: 'state', label: words.state },
    { key: 'check', label: words.check },
    ...(acts ? [{ key: 'act', label: '' }] : []),
  ];
  const rows = workCenters.map((center) => ({
    id: center.id,
    cells: {
      machine: `${center.code} · ${center.name}`,
      workshop: center.workshopName,
      state: <MachineState locale={locale} center={center} />,
      check: center.checkValidUntil
        ? shortDate(center.checkValidUntil, locale)
        : center.machineClassCode
          ? words.noCheck
          : '—',
      act: <MachineActions locale={locale} center={center} />,
    },
  }));
  return (
    <Sheet title={words.machines}>
      <DataTable caption={words.machines} columns={columns} rows={rows} empty={<Empty title={words.none} />} />
    </Sheet>
  );
}

function MachineState({ locale, center }: { locale: Locale; center: WorkCenterRead }) {
  const words = say(schoolWords, locale);
  if (center.inService)
    return (
      <Badge tone="green" icon="check">
        {words.inService}
      </Badge>
    );
  return (
    <>
      <Badge tone="red" icon="ban">
        {words.outOfService}
      </Badge>{' '}
      {center.outOfServiceReason}
    </>
  );
}

function MachineActions({ locale, center }: { locale: Locale; center: WorkCenterRead }) {
  const words = say(schoolWords, locale);
  const at = `/school/work-centers/${center.id}`;
  const toggle = center.inService
    ? { label: words.stop, action: `${at}/out-of-service`, reason: { label: words.stopReason } }
    : { label: words.back, action: `${at}/in-service` };
  const check = {
    label: words.recordCheck,
    action: `${at}/checks`,
    reason: { label: `${words.validUntil} (JJ/MM/AAAA)`, name: 'checkValidUntil' },
  };
  return <ActionButtons actions={center.machineClassCode ? [toggle, check] : [toggle]} />;
}

function SettingsTable({ locale, settings }: { locale: Locale; settings: readonly SettingRow[] }) {
  const words = say(schoolWords, locale);
  const columns = [
    { key: 'setting', label: words.setting },
    { key: 'from', label: words.validFrom },
    { key: 'value', label: words.value },
  ];
  const rows = settings.map(({ key, validFrom, value }) => ({
    id: `${key}-${validFrom}`,
    cells: {
      setting: say(settingWords, locale)[key],
      from: shortDate(validFrom, locale),
      value: typeof value === 'string' ? value : JSON.stringify(value),
    },
  }));
  return (
    <Sheet title={words.settings}>
      <DataTable caption={words.settings} columns={columns} rows={rows} />
    </Sheet>
  );
}

function SettingForm({ locale, trouble, formKey }: SchoolViewProps) {
  const words = say(schoolWords, locale);
  const options = SETTING_KEYS.map((key) => ({ value: key, label: say(settingWords, locale)[key] }));
  return (
    <Sheet title={words.setting}>
      <Form action="/school/settings" idempotencyKey={formKey} {...trouble}>
        <SelectField name="key" label={words.setting} options={options} required />
        <DateField name="validFrom" label={words.validFrom} required />
        <TextArea name="valueJson" label={words.value} help={words.valueHelp} rows={3} maxLength={1000} required />
        <Submit>{words.put}</Submit>
      </Form>
    </Sheet>
  );
}
