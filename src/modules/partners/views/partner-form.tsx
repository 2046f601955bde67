import type { FormTrouble } from '../../../core/http/forms.js';
import {
  CheckField,
  FieldSet,
  Form,
  Hidden,
  MoneyField,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PartnerRead, PartnerRole } from '../partners.types.js';
import { partnerKindWords, partnerRoleWords, partnerWords, paymentTermsWords } from '../partners.words.js';
import { PublicBody } from './partner-public.js';

interface PartnerFormProps {
  locale: Locale;
  /** Null: a new one. */
  partner: PartnerRead | null;
  trouble: FormTrouble;
  formKey: string;
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export function PartnerFormView(props: PartnerFormProps) {
  const { locale, partner, trouble, formKey } = props;
  const words = say(partnerWords, locale);
  const back = partner ? `/partners/${partner.id}` : '/partners';
  return (
    <>
      <PageHead
        title={partner?.name ?? words.newPartner}
        back={{ href: back, label: partner?.name ?? words.partners }}
      />
      <Sheet>
        <Form action={back} idempotencyKey={formKey} {...trouble}>
          {partner && <Hidden name="version" value={partner.version} />}
          <Identity {...props} />
          <Roles {...props} />
          <Contact {...props} />
          <FieldSet legend={words.trade}>
            <SelectField
              name="paymentTerms"
              label={words.terms}
              options={optionsOf(say(paymentTermsWords, locale))}
              value={partner?.paymentTerms ?? 'NET30'}
              blank={false}
              required
            />
            <MoneyField
              name="creditLimitCents"
              label={words.creditLimit}
              help={words.creditLimitHelp}
              cents={partner?.creditLimitCents ?? undefined}
              required={false}
            />
            {partner && (
              <CheckField name="active" label={words.active} help={words.activeHelp} checked={partner.active} />
            )}
          </FieldSet>
          <PublicBody locale={locale} partner={partner} />
          <Submit cancel={{ href: back, label: words.cancel }}>{partner ? words.save : words.add}</Submit>
        </Form>
      </Sheet>
    </>
  );
}

function Identity({ locale, partner }: PartnerFormProps) {
  const words = say(partnerWords, locale);
  const kinds = optionsOf(say(partnerKindWords, locale));
  return (
    <FieldSet legend={words.identity}>
      <TextField name="name" label={words.name} value={partner?.name} maxLength={100} required />
      <TextField name="legalName" label={words.legalName} value={partner?.legalName} maxLength={150} required />
      <SelectField
        name="kind"
        label={words.kind}
        options={kinds}
        value={partner?.kind ?? 'company'}
        blank={false}
        required
      />
      <TextField name="siret" label="SIRET" value={partner?.siret ?? undefined} inputMode="numeric" required={false} />
      <TextField
        name="siren"
        label="SIREN"
        help={words.sirenHelp}
        value={partner?.siren ?? undefined}
        inputMode="numeric"
        required={false}
      />
      <TextField name="vatNumber" label={words.vat} value={partner?.vatNumber ?? undefined} required={false} />
    </FieldSet>
  );
}

function Roles({ locale, partner }: PartnerFormProps) {
  const words = say(partnerWords, locale);
  const roles = say(partnerRoleWords, locale);
  return (
    <FieldSet legend={`${words.roles} · ${words.rolesHelp}`}>
      {(Object.keys(roles) as PartnerRole[]).map((role) => (
        <CheckField
          name={role}
          label={roles[role]}
          checked={partner ? partner.roles.includes(role) : role === 'customer'}
        />
      ))}
    </FieldSet>
  );
}

function Contact({ locale, partner }: PartnerFormProps) {
  const words = say(partnerWords, locale);
  return (
    <FieldSet legend={words.coming}>
      <TextField name="contactName" label={words.contact} value={partner?.contactName ?? undefined} required={false} />
      <TextField name="email" type="email" label={words.email} help={words.emailHelp} value={partner?.email} required />
      <TextField name="phone" type="tel" label={words.phone} value={partner?.phone ?? undefined} required={false} />
      <TextField name="street" label={words.street} value={partner?.street} maxLength={150} required />
      <TextField name="postcode" label={words.postcode} value={partner?.postcode} maxLength={10} required />
      <TextField name="city" label={words.city} value={partner?.city} maxLength={80} required />
      <TextField name="country" label={words.country} value={partner?.country ?? 'FR'} maxLength={2} required />
      <TextField
        name="deliveryAddress"
        label={words.delivery}
        value={partner?.deliveryAddress ?? undefined}
        maxLength={300}
        required={false}
        size="wide"
      />
    </FieldSet>
  );
}
