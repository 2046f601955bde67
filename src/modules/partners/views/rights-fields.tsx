import { PARTNER_RIGHTS, type PartnerRight } from '../../../core/access/scope.js';
import { CheckField, FieldSet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { partnerWords, RIGHT_FIELD_WORDS } from '../partners.words.js';

/** What somebody of a partner may do, ticked. */
export function RightsFields({ locale, given }: { locale: Locale; given: readonly PartnerRight[] }) {
  return (
    <FieldSet legend={say(partnerWords, locale).rights}>
      {PARTNER_RIGHTS.map((right) => (
        <CheckField name={right} label={RIGHT_FIELD_WORDS[right][locale]} checked={given.includes(right)} />
      ))}
    </FieldSet>
  );
}
