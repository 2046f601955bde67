import { SelectField, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { E_REPORTING_REGIMES, type SchoolSettings } from '../school.types.js';
import { eReportingWords, schoolWords } from '../school.words.js';

/** The platform e-invoices go through. */
export function PlatformField({ locale, platform }: { locale: Locale; platform?: SchoolSettings['platform'] }) {
  const words = say(schoolWords, locale);
  return (
    <TextField
      name="name"
      label={words.platformName}
      help={words.platformHelp}
      value={platform?.name}
      maxLength={80}
      required={false}
    />
  );
}

/** How often sales to consumers are declared. */
export function EReportingField({
  locale,
  eReporting,
}: {
  locale: Locale;
  eReporting?: SchoolSettings['e_reporting'];
}) {
  const words = say(schoolWords, locale);
  const regimes = say(eReportingWords, locale);
  return (
    <SelectField
      name="regime"
      label={words.eReportingRegime}
      options={E_REPORTING_REGIMES.map((value) => ({ value, label: regimes[value] }))}
      value={eReporting?.regime}
      required
    />
  );
}
