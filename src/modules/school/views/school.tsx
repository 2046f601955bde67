import type { FormTrouble } from '../../../core/http/forms.js';
import {
  Columns,
  DataTable,
  DateField,
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
import { Machines } from './machines.js';

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
