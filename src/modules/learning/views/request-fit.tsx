import type { FormTrouble } from '../../../core/http/forms.js';
import {
  Facts,
  Form,
  Hidden,
  NumberField,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextArea,
  TurboFrame,
} from '../../../core/ui/index.js';
import { formatNumber } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ItemRead } from '../../catalog/index.js';
import { isUnanswered, type RequestSheet } from '../../quoting/index.js';
import type { TeachingFit } from '../learning.types.js';
import { learningWords } from '../learning.words.js';
import { Fit, VerdictBadge } from './fit-parts.js';

interface Props {
  locale: Locale;
  request: RequestSheet;
  fit: TeachingFit | null;
  /** What its customer may be made. */
  alike: readonly ItemRead[];
  trouble: FormTrouble;
  formKey: string;
}

/** What a request would teach, and whether it suits, inside the page of the request. */
export function RequestFitView(props: Props) {
  const { locale, request, fit } = props;
  const words = say(learningWords, locale);
  return (
    <>
      <PageHead
        title={words.fitOf(request.number)}
        back={{ href: `/requests/${request.id}`, label: words.backToRequest }}
      />
      <TurboFrame id={frameOf(request)} {...{ target: '_top' }}>
        <Sheet title={words.fit} tools={fit && <VerdictBadge locale={locale} fit={fit} />}>
          {request.fit && <Judged locale={locale} fit={request.fit} />}
          {isUnanswered(request.state) && <Alike {...props} />}
          {fit && <Fit locale={locale} fit={fit} />}
          {fit && isUnanswered(request.state) && <Judge {...props} itemId={fit.works[0]!.itemId} />}
        </Sheet>
      </TurboFrame>
    </>
  );
}

const frameOf = ({ id }: RequestSheet): string => `teaching-fit-${id}`;

function Judged({ locale, fit }: { locale: Locale; fit: NonNullable<RequestSheet['fit']> }) {
  const words = say(learningWords, locale);
  const said = fit.quantity === null ? words.accept : words.smallerOf(formatNumber(fit.quantity, locale));
  return (
    <Facts
      facts={[
        { label: words.judged, value: said, strong: true },
        ...(fit.reason ? [{ label: words.reason, value: fit.reason }] : []),
      ]}
    />
  );
}

/** Stays in the frame: the rest of the page does not move. */
function Alike({ locale, request, fit, alike }: Props) {
  const words = say(learningWords, locale);
  return (
    <Form action={`/requests/${request.id}/teaching-fit`} method="get" frame={frameOf(request)}>
      <SelectField
        name="itemId"
        label={words.likeWhat}
        help={words.likeHelp}
        options={alike.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        value={fit?.works[0]?.itemId}
        required
      />
      <p class="submit">
        <button class="btn plain" type="submit">
          {words.see}
        </button>
      </p>
    </Form>
  );
}

function Judge({ locale, request, itemId, trouble, formKey }: Props & { itemId: number }) {
  const words = say(learningWords, locale);
  return (
    <>
      <Form action={`/requests/${request.id}/teaching-fit`} idempotencyKey={`${formKey}-fit`} {...trouble}>
        <Hidden name="itemId" value={itemId} />
        <SelectField
          name="answer"
          label={words.judged}
          options={[
            { value: 'accept', label: words.accept },
            { value: 'smaller', label: words.smaller },
          ]}
          value={request.fit?.answer}
          required
        />
        <NumberField
          name="quantity"
          label={words.quantity}
          min={1}
          value={request.fit?.quantity ?? undefined}
          required={false}
        />
        <TextArea
          name="reason"
          label={words.reason}
          help={words.reasonHelp}
          rows={2}
          maxLength={500}
          required={false}
          value={request.fit?.reason ?? undefined}
        />
        <Submit icon="check">{words.judge}</Submit>
      </Form>
      <p class="soft">{words.declineBeside}</p>
    </>
  );
}
