import type { FormTrouble } from '../../../core/http/forms.js';
import { quantityText } from '../../../core/quantity/unit.js';
import {
  Badge,
  DataTable,
  FileField,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { dayInFrance } from '../../../core/time/local-date.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ClaimRead } from '../../quality/index.js';
import type { PortalOrder } from '../portal.types.js';
import { CLAIM_WORDS, portalWords } from '../portal.words.js';

interface ClaimsProps {
  locale: Locale;
  order: PortalOrder;
  claims: readonly ClaimRead[];
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** What the customer told of an order, the school's answers, and a way to tell more. */
export function ClaimsView({ locale, order, claims, trouble, idempotencyKey }: ClaimsProps) {
  const words = say(portalWords, locale);
  return (
    <>
      <PageHead
        title={words.claims}
        sub={words.claimsSub}
        back={{ href: `/portal/orders/${order.id}`, label: words.order(order.number) }}
      />
      {claims.length > 0 && (
        <Sheet>
          <DataTable
            caption={words.claims}
            columns={[
              { key: 'number', label: words.number },
              { key: 'on', label: words.on },
              { key: 'what', label: words.claimDefect },
              { key: 'quantity', label: words.quantity, align: 'right' },
              { key: 'state', label: words.state },
              { key: 'answer', label: words.claimAnswer },
            ]}
            rows={claims.map((claim) => ({
              id: claim.id,
              cells: {
                number: claim.number,
                on: shortDate(dayInFrance(new Date(claim.openedAt)), locale),
                what: `${claim.itemName} · ${claim.defect}`,
                quantity: quantityText(claim.quantity, claim.unitCode, locale),
                state: <Badge tone={CLAIM_WORDS[claim.state].tone}>{CLAIM_WORDS[claim.state][locale]}</Badge>,
                answer: claim.answer ?? '–',
              },
            }))}
          />
        </Sheet>
      )}
      <Sheet title={words.newClaim}>
        <Form
          action={`/portal/orders/${order.id}/claims`}
          idempotencyKey={idempotencyKey}
          errors={trouble.errors}
          values={trouble.values}
          multipart
        >
          <SelectField
            name="orderLineId"
            label={words.item}
            options={order.lines.map(({ id, itemName }) => ({ value: id, label: itemName }))}
            blank={false}
          />
          <TextField name="quantity" label={words.quantity} inputMode="decimal" size="short" required />
          <TextField name="defect" label={words.claimDefect} maxLength={500} size="wide" required />
          <FileField name="photo" label={words.claimPhoto} accept="image/*" />
          <Submit icon="alert-triangle">{words.newClaim}</Submit>
        </Form>
      </Sheet>
    </>
  );
}
