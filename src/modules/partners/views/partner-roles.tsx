import { Badge, Badges, type Tone } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PartnerRole } from '../partners.types.js';
import { partnerRoleWords } from '../partners.words.js';

const TONES: Readonly<Record<PartnerRole, Tone>> = {
  customer: 'blue',
  supplier: 'ochre',
  sponsor: 'green',
  tax_payer: 'green',
  board_member: 'plain',
};

export function PartnerRoles({ locale, roles }: { locale: Locale; roles: readonly PartnerRole[] }) {
  const words = say(partnerRoleWords, locale);
  return (
    <Badges>
      {roles.map((role) => (
        <Badge tone={TONES[role]}>{words[role]}</Badge>
      ))}
    </Badges>
  );
}
