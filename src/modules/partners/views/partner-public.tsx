import { CheckField, FieldSet, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PartnerRead } from '../partners.types.js';
import { partnerWords } from '../partners.words.js';

/** What a public body asks for on every invoice. */
export function PublicBody({ locale, partner }: { locale: Locale; partner: PartnerRead | null }) {
  const words = say(partnerWords, locale);
  return (
    <FieldSet legend={words.publicBody}>
      <TextField
        name="serviceCode"
        label={words.serviceCode}
        help={words.serviceCodeHelp}
        value={partner?.serviceCode ?? undefined}
        maxLength={100}
        required={false}
      />
      <CheckField name="serviceRequired" label={words.serviceRequired} checked={partner?.serviceRequired ?? false} />
      <CheckField
        name="engagementRequired"
        label={words.engagementRequired}
        checked={partner?.engagementRequired ?? false}
      />
    </FieldSet>
  );
}

export function publicFacts({ serviceCode, serviceRequired, engagementRequired }: PartnerRead, locale: Locale) {
  const words = say(partnerWords, locale);
  const asked = [serviceRequired && words.serviceCode.toLowerCase(), engagementRequired && words.engagement];
  return [
    { label: words.serviceCode, value: serviceCode ?? '—' },
    { label: words.required, value: asked.filter(Boolean).join(', ') || '—' },
  ];
}
