import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  DataTable,
  DateField,
  Empty,
  FieldSet,
  Form,
  LinkButton,
  PageHead,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { InspectionRead, InstrumentRead } from '../quality.types.js';
import { qualityWords } from '../quality.words.js';
import { InspectionHead, InstrumentBadge, MeasuresTable } from './parts.js';

interface Props {
  locale: Locale;
  firstParts: readonly InspectionRead[];
  undecided: number;
  instruments: readonly InstrumentRead[];
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** What waits for a master: first parts, then what one measures with. */
export function QualityView(props: Props) {
  const { locale, firstParts, undecided } = props;
  const words = say(qualityWords, locale);
  const label = undecided > 0 ? `${words.nonConformities} · ${undecided}` : words.nonConformities;
  return (
    <>
      <PageHead
        title={words.quality}
        sub={words.qualitySub}
        actions={<LinkButton href="/non-conformities">{label}</LinkButton>}
      />
      <Sheet title={words.firstParts}>
        {firstParts.length === 0 && <Empty title={words.noFirstPart}>{words.noFirstPartHint}</Empty>}
        {firstParts.map((inspection) => (
          <FirstPart locale={locale} inspection={inspection} idempotencyKey={props.idempotencyKey} />
        ))}
      </Sheet>
      <Instruments {...props} />
    </>
  );
}

type FirstProps = Pick<Props, 'locale' | 'idempotencyKey'> & { inspection: InspectionRead };

export function FirstPart({ locale, inspection, idempotencyKey }: FirstProps) {
  const words = say(qualityWords, locale);
  const { id, workOrderId, itemName, number, operationName } = inspection;
  const at = (noun: string) => ({
    action: `/inspections/${id}/${noun}`,
    idempotencyKey: `${idempotencyKey}-${noun}${id}`,
  });
  return (
    <article class="first-part">
      <h3>
        <a href={`/work-orders/${workOrderId}/quality`}>{`${itemName} · ${operationName} · ${number}`}</a>
      </h3>
      <InspectionHead locale={locale} inspection={inspection} />
      <MeasuresTable locale={locale} inspection={inspection} />
      <ActionButtons
        actions={[
          ...(inspection.conform
            ? [{ label: words.accept, icon: 'check' as const, primary: true, ...at('acceptance') }]
            : []),
          { label: words.refuse, icon: 'x', reason: { label: words.refuseWhy }, ...at('refusal') },
        ]}
      />
    </article>
  );
}

function Instruments({ locale, instruments, trouble, idempotencyKey }: Props) {
  const words = say(qualityWords, locale);
  return (
    <Sheet title={words.instruments} id="instruments">
      <DataTable
        caption={words.instruments}
        columns={[
          { key: 'name', label: words.instrument },
          { key: 'due', label: words.calibrationDueOn },
          { key: 'state', label: words.state },
          { key: 'acts', label: '' },
        ]}
        rows={instruments.map((instrument) => ({
          id: instrument.id,
          cells: {
            name: `${instrument.code} · ${instrument.name}`,
            due: shortDate(instrument.calibrationDueOn, locale),
            state: <InstrumentBadge locale={locale} instrument={instrument} />,
            acts: <InstrumentActs locale={locale} instrument={instrument} idempotencyKey={idempotencyKey} />,
          },
        }))}
        empty={<Empty title={words.noInstruments}>{words.noInstrumentsHint}</Empty>}
      />
      <details open={trouble.errors.length > 0}>
        <summary>{words.addInstrument}</summary>
        <Form action="/instruments" idempotencyKey={idempotencyKey} errors={trouble.errors} values={trouble.values}>
          <FieldSet>
            <TextField name="code" label={words.code} maxLength={20} required size="short" />
            <TextField name="name" label={words.instrumentName} maxLength={80} required />
            <DateField name="calibrationDueOn" label={words.calibrationDueOn} required />
          </FieldSet>
          <Submit icon="plus">{words.addInstrument}</Submit>
        </Form>
      </details>
    </Sheet>
  );
}

type ActsProps = Pick<Props, 'locale' | 'idempotencyKey'> & { instrument: InstrumentRead };

function InstrumentActs({ locale, instrument, idempotencyKey }: ActsProps) {
  const words = say(qualityWords, locale);
  const { id, outOfService } = instrument;
  const at = (noun: string) => ({
    action: `/instruments/${id}/${noun}`,
    idempotencyKey: `${idempotencyKey}-${noun}${id}`,
  });
  return (
    <ActionButtons
      actions={[
        {
          label: words.calibrate,
          reason: { label: words.calibrationDueOn, name: 'calibrationDueOn', type: 'date' },
          ...at('calibration'),
        },
        outOfService
          ? { label: words.putBack, ...at('return-to-service') }
          : { label: words.putOut, ...at('withdrawal') },
      ]}
    />
  );
}
