import type { FormTrouble } from '../../../core/http/forms.js';
import {
  CheckField,
  FieldSet,
  Form,
  NumberField,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextArea,
  TextField,
} from '../../../core/ui/index.js';
import { inputNumber } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { WorkCenterRead } from '../../school/index.js';
import type { ItemRead, RoutingStep } from '../catalog.types.js';
import { catalogWords } from '../catalog.words.js';

const SPARE_ROWS = 3;

interface Props {
  locale: Locale;
  item: ItemRead;
  /** The operations there are; null where what was typed is shown instead. */
  steps: readonly (RoutingStep | null)[];
  workCenters: readonly WorkCenterRead[];
  suppliers: readonly { id: number; name: string }[];
  trouble: FormTrouble;
  formKey: string;
}

/** The whole routing on one form; empty operations at its end are there to be filled in, and left out otherwise. */
export function RoutingFormView({ locale, item, steps, workCenters, suppliers, trouble, formKey }: Props) {
  const words = say(catalogWords, locale);
  const href = `/items/${item.id}`;
  const rows = [...steps, ...Array.from({ length: SPARE_ROWS }, () => undefined)];
  return (
    <>
      <PageHead title={words.routing} sub={`${item.code} ${item.name}`} back={{ href, label: words.backToItem }} />
      <Sheet>
        <Form action={`${href}/routing`} idempotencyKey={formKey} {...trouble}>
          {rows.map((step, index) => (
            <StepFields
              locale={locale}
              name={(field) => `steps[${index}][${field}]`}
              title={step === undefined ? words.newOperation : words.operationAt((index + 1) * 10)}
              position={(index + 1) * 10}
              step={step ?? undefined}
              spare={step === undefined}
              workCenters={workCenters}
              suppliers={suppliers}
            />
          ))}
          <Submit cancel={{ href, label: words.cancel }}>{words.save}</Submit>
        </Form>
      </Sheet>
    </>
  );
}

interface StepFieldsProps {
  locale: Locale;
  name: (field: string) => string;
  title: string;
  position: number;
  step: RoutingStep | undefined;
  spare: boolean;
  workCenters: readonly WorkCenterRead[];
  suppliers: readonly { id: number; name: string }[];
}

function StepFields({ locale, name, title, position, step, spare, workCenters, suppliers }: StepFieldsProps) {
  const words = say(catalogWords, locale);
  const posts = workCenters.map(({ id, code, name: label }) => ({ value: id, label: `${code} ${label}` }));
  return (
    <FieldSet legend={title}>
      <NumberField name={name('position')} label={words.position} value={position} min={1} max={9999} />
      <TextField name={name('code')} label={words.code} value={step?.code} maxLength={6} size="short" />
      <TextField name={name('name')} label={words.name} value={step?.name} maxLength={80} />
      <SelectField
        name={name('workCenterId')}
        label={words.workCenter}
        options={posts}
        value={step?.workCenterId ?? undefined}
        blank={words.noWorkCenter}
      />
      {suppliers.length > 0 && (
        <SelectField
          name={name('supplierId')}
          label={words.supplier}
          help={words.supplierHelp}
          options={suppliers.map(({ id, name: label }) => ({ value: id, label }))}
          value={step?.supplierId ?? undefined}
          blank={words.noSupplier}
        />
      )}
      <Times locale={locale} name={name} step={step} />
      <TextField
        name={name('competenceCodes')}
        label={words.competences}
        help={words.competencesHelp}
        value={step?.competenceCodes.join(', ')}
        maxLength={300}
      />
      <TextField
        name={name('workRules')}
        label={words.rules}
        help={words.rulesHelp}
        value={step?.workRules.join(', ')}
        maxLength={300}
      />
      <CheckField name={name('heavyLoad')} label={words.heavyLoad} checked={step?.heavyLoad} />
      <TextArea
        name={name('instructions')}
        label={words.instructions}
        help={words.instructionsHelp}
        value={step?.instructions}
        rows={3}
        maxLength={500}
      />
      {!spare && <CheckField name={name('remove')} label={words.remove} />}
    </FieldSet>
  );
}

function Times({ locale, name, step }: Pick<StepFieldsProps, 'locale' | 'name' | 'step'>) {
  const words = say(catalogWords, locale);
  const unitMinutes = step && inputNumber(step.unitCentiminutes / 100, locale, [0, 2]);
  return (
    <>
      <NumberField
        name={name('setupMinutes')}
        label={words.setup}
        value={step?.setupMinutes ?? 0}
        min={0}
        unit={words.minutes}
      />
      <TextField
        name={name('unitMinutes')}
        label={`${words.unitTime} (${words.minutes})`}
        value={unitMinutes}
        inputMode="decimal"
        size="short"
      />
      <NumberField name={name('requiredLevel')} label={words.level} value={step?.requiredLevel ?? 0} min={0} max={4} />
    </>
  );
}
