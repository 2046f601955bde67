import { TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { SchoolSettings } from '../school.types.js';
import { schoolWords } from '../school.words.js';

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
