import type { FormTrouble } from '../../../core/http/forms.js';
import { quantityText } from '../../../core/quantity/unit.js';
import {
  ActionButtons,
  Columns,
  Facts,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
  type Action,
} from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { CAUSES, DISPOSITIONS } from '../non-conformity.entity.js';
import type { NonConformitySheet } from '../quality.types.js';
import { causeWords, dispositionWords, qualityWords } from '../quality.words.js';
import { NonConformityBadge } from './non-conformities.js';

export const causes = (locale: Locale) => CAUSES.map((value) => ({ value, label: causeWords[value][locale] }));

interface Props {
  locale: Locale;
  sheet: NonConformitySheet;
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** A non-conformity: what it is, what was decided, what is next. */
export function NonConformityView(props: Props) {
  const { locale, sheet } = props;
  const words = say(qualityWords, locale);
  return (
    <>
      <PageHead
        title={`${sheet.number} · ${sheet.itemName}`}
        sub={<NonConformityBadge locale={locale} state={sheet.state} />}
        back={{ href: '/non-conformities', label: words.nonConformities }}
      />
      <Columns
        main={
          <>
            <Next {...props} />
            {sheet.photos.length > 0 && (
              <Sheet title={words.photo}>
                {sheet.photos.map(({ id, name }) => (
                  <a href={`/files/${id}`} download data-turbo="false">
                    {name}
                  </a>
                ))}
              </Sheet>
            )}
          </>
        }
        side={<About locale={locale} sheet={sheet} />}
      />
    </>
  );
}

function About({ locale, sheet }: Pick<Props, 'locale' | 'sheet'>) {
  const words = say(qualityWords, locale);
  const { workOrderId, orderId, disposition, action, answer } = sheet;
  const said = (label: string, value: string | null | undefined) => (value ? [{ label, value }] : []);
  return (
    <Sheet title={words.nonConformity}>
      <p>{sheet.defect}</p>
      <Facts
        facts={[
          { label: words.quantity, value: quantityText(sheet.quantity, sheet.unitCode, locale), strong: true },
          { label: words.origin, value: sheet.partnerName ?? words.workshop },
          { label: words.cause, value: causeWords[sheet.cause][locale] },
          ...said(words.disposition, disposition && dispositionWords[disposition][locale]),
          ...said(words.action, action),
          ...said(words.answer, answer),
          ...said(words.openedBy, sheet.openedByName),
          { label: words.openedAt, value: dateTime(sheet.openedAt, locale) },
        ]}
      />
      {workOrderId !== null && <a href={`/work-orders/${workOrderId}/quality`}>{words.workOrder}</a>}{' '}
      {orderId !== null && <a href={`/orders/${orderId}`}>{words.order}</a>}
    </Sheet>
  );
}

const PLACES = { contain: 'containment', act: 'action', close: 'closure' } as const;

function Next({ locale, sheet, trouble, idempotencyKey }: Props) {
  const words = say(qualityWords, locale);
  if (sheet.events.length === 0) return null;
  const acts = sheet.events.flatMap(({ event, words: said }): Action[] => {
    if (event === 'decide') return [];
    const action = `/non-conformities/${sheet.id}/${PLACES[event]}`;
    const asks = event === 'act' ? { reason: { label: words.action, name: 'action' } } : {};
    return [{ label: said[locale], action, ...asks, idempotencyKey: `${idempotencyKey}-${event}` }];
  });
  return (
    <Sheet title={words.next}>
      <ActionButtons actions={acts} />
      {sheet.events.some(({ event }) => event === 'decide') && (
        <Form
          action={`/non-conformities/${sheet.id}/decision`}
          idempotencyKey={idempotencyKey}
          errors={trouble.errors}
          values={trouble.values}
        >
          <SelectField
            name="disposition"
            label={words.disposition}
            options={DISPOSITIONS.map((value) => ({ value, label: dispositionWords[value][locale] }))}
            required
          />
          <SelectField
            name="cause"
            label={words.cause}
            help={words.causeHelp}
            options={causes(locale)}
            value={sheet.cause}
            blank={false}
          />
          {sheet.partnerId !== null && (
            <TextField name="answer" label={words.answer} help={words.answerHelp} maxLength={500} size="wide" />
          )}
          <p class="soft">{words.decideHint}</p>
          <Submit icon="check">{words.decide}</Submit>
        </Form>
      )}
    </Sheet>
  );
}
