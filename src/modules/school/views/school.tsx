import { Columns, DataTable, Facts, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { SchoolRead, SettingRow, WorkCenterRead } from '../school.types.js';
import { SETTING_KEYS } from '../school.types.js';
import { schoolWords, settingWords } from '../school.words.js';
import { settingText } from '../school.settings-text.js';
import { Machines } from './machines.js';

interface SchoolViewProps {
  locale: Locale;
  school: SchoolRead;
  workCenters: readonly WorkCenterRead[];
  /** Null for whom the settings are not. */
  settings: readonly SettingRow[] | null;
  /** May stop and check machines. */
  acts: boolean;
}

export function SchoolView(props: SchoolViewProps) {
  const { locale, school, settings } = props;
  const words = say(schoolWords, locale);
  return (
    <>
      <PageHead title={school.name} sub={`${school.legalName}, ${school.city}`} />
      <Machines {...props} />
      <Columns
        main={settings && <SettingsTable locale={locale} settings={settings} />}
        side={
          <Sheet title={words.identity}>
            <Facts facts={identityFacts(school, locale)} />
          </Sheet>
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
    { key: 'act', label: '' },
  ];
  const missing = SETTING_KEYS.filter((name) => settings.every(({ key }) => key !== name)).map((key) => ({
    id: key,
    cells: {
      setting: say(settingWords, locale)[key],
      ...{ from: '—', value: '—' },
      act: <LinkButton href={`/school/settings/${key}`}>{words.put}</LinkButton>,
    },
  }));
  const given = settings.map((row) => ({
    id: `${row.key}-${row.validFrom}`,
    cells: {
      setting: say(settingWords, locale)[row.key],
      from: shortDate(row.validFrom, locale),
      value: settingText(row, locale),
      act: <LinkButton href={`/school/settings/${row.key}`}>{words.change}</LinkButton>,
    },
  }));
  return (
    <Sheet title={words.settings}>
      <DataTable caption={words.settings} columns={columns} rows={[...given, ...missing]} />
    </Sheet>
  );
}
