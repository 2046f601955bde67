import { PARTNER_RIGHTS } from '../../../core/access/scope.js';
import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import { Badge, Columns, Facts, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PartnerPerson, PartnerRead } from '../partners.types.js';
import { partnerKindWords, partnerWords, paymentTermsWords } from '../partners.words.js';
import { InviteForm } from './invite-form.js';
import { PeopleTable } from './people-table.js';
import { publicFacts } from './partner-public.js';
import { PartnerRoles } from './partner-roles.js';

interface PartnerSheetProps {
  locale: Locale;
  partner: PartnerRead;
  /** Null for whom it is not. */
  people: readonly PartnerPerson[] | null;
  edits: boolean;
  trouble: FormTrouble;
  formKey: string;
}

export function PartnerSheetView(props: PartnerSheetProps) {
  const { locale, partner, people, edits } = props;
  const words = say(partnerWords, locale);
  const actions = (
    <>
      <LinkButton href={`/orders?partnerId=${partner.id}`} primary>
        {words.orders}
      </LinkButton>
      {edits && <LinkButton href={`/partners/${partner.id}/statement`}>{words.statement}</LinkButton>}
      {edits && (
        <LinkButton href={`/partners/${partner.id}/impact-letter`} paper>
          {words.impactLetter}
        </LinkButton>
      )}
      {edits && <LinkButton href={`/partners/${partner.id}/edit`}>{words.edit}</LinkButton>}
    </>
  );
  return (
    <>
      <PageHead
        title={partner.name}
        sub={<PartnerRoles locale={locale} roles={partner.roles} />}
        actions={actions}
        back={{ href: '/partners', label: words.partners }}
      />
      <Columns
        main={
          <>
            <Sheet title={words.identity}>
              <Facts facts={identityOf(partner, locale)} />
            </Sheet>
            {people && <People {...props} people={people} />}
          </>
        }
        side={
          <Sheet title={words.coming}>
            <Facts facts={contactOf(partner, locale)} />
          </Sheet>
        }
      />
    </>
  );
}

function identityOf(partner: PartnerRead, locale: Locale) {
  const words = say(partnerWords, locale);
  const { legalName, kind, siren, siret, vatNumber, paymentTerms, active, creditLimitCents } = partner;
  const state = active ? (
    <Badge tone="green" icon="check">
      {words.active}
    </Badge>
  ) : (
    <Badge icon="ban">{words.inactive}</Badge>
  );
  return [
    { label: words.legalName, value: legalName, strong: true },
    { label: words.kind, value: say(partnerKindWords, locale)[kind] },
    { label: 'SIREN', value: siren ?? '—' },
    { label: 'SIRET', value: siret ?? '—' },
    { label: words.vat, value: vatNumber ?? '—' },
    { label: words.terms, value: say(paymentTermsWords, locale)[paymentTerms] },
    ...(kind === 'public' ? publicFacts(partner, locale) : []),
    ...(creditLimitCents === null ? [] : [{ label: words.creditLimit, value: formatCents(creditLimitCents, locale) }]),
    { label: words.state, value: state },
  ];
}

function contactOf(partner: PartnerRead, locale: Locale) {
  const words = say(partnerWords, locale);
  const { street, postcode, city, country, deliveryAddress, contactName, email, phone } = partner;
  return [
    { label: words.contact, value: contactName ?? '—' },
    { label: words.email, value: <a href={`mailto:${email}`}>{email}</a> },
    { label: words.phone, value: phone ?? '—' },
    { label: words.address, value: `${street}, ${postcode} ${city}${country === 'FR' ? '' : ` (${country})`}` },
    ...(deliveryAddress ? [{ label: words.deliveryAddress, value: deliveryAddress }] : []),
  ];
}

function People({
  locale,
  partner,
  people,
  trouble,
  formKey,
}: PartnerSheetProps & { people: readonly PartnerPerson[] }) {
  const words = say(partnerWords, locale);
  return (
    <Sheet title={words.people}>
      <PeopleTable locale={locale} people={people} path={`/partners/${partner.id}/people`} />
      {partner.active && (
        <>
          <h3>{words.inviteTitle}</h3>
          <InviteForm
            locale={locale}
            action={`/partners/${partner.id}/invitations`}
            // The first one in does everything, and then lets colleagues in.
            given={people.length === 0 ? PARTNER_RIGHTS : []}
            trouble={trouble}
            formKey={formKey}
          />
        </>
      )}
    </Sheet>
  );
}
