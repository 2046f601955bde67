import type { FormTrouble } from '../../../core/http/forms.js';
import { FieldSet, Form, Hidden, NumberField, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ItemRead, RoutingStep } from '../../catalog/index.js';
import { MEASURE_UNITS } from '../control-plan.entity.js';
import type { CharacteristicRead, InstrumentRead } from '../quality.types.js';
import { qualityWords } from '../quality.words.js';

export interface ControlPlanProps {
  locale: Locale;
  item: ItemRead;
  routing: readonly RoutingStep[];
  lines: readonly CharacteristicRead[];
  instruments: readonly InstrumentRead[];
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** One more line of a plan. */
export function AddCheck({ locale, item, routing, instruments, trouble, idempotencyKey }: ControlPlanProps) {
  const words = say(qualityWords, locale);
  return (
    <Sheet title={words.addCheck} id="add">
      <Form
        action={`/items/${item.id}/control-plan`}
        idempotencyKey={idempotencyKey}
        errors={trouble.errors}
        values={trouble.values}
      >
        <FieldSet>
          <SelectField
            name="position"
            label={words.operation}
            options={routing.map(({ position, name }) => ({ value: position, label: `${position} · ${name}` }))}
            blank={false}
          />
          <TextField name="name" label={words.name} maxLength={80} required />
          <SelectField
            name="kind"
            label={words.kind}
            options={[
              { value: 'measure', label: words.measure },
              { value: 'look', label: words.look },
            ]}
            blank={false}
          />
        </FieldSet>
        <Tolerances locale={locale} item={item} />
        <FieldSet>
          <NumberField name="every" label={words.every} help={words.everyHelp} min={0} max={1000} value={5} />
          <SelectField
            name="instrumentId"
            label={words.instrument}
            options={instruments.map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }))}
            blank={words.noInstrument}
          />
        </FieldSet>
        <Submit icon="plus">{words.addCheck}</Submit>
      </Form>
    </Sheet>
  );
}

/** What is measured is given its tolerance; a garment may give each size its own value. */
function Tolerances({ locale, item }: Pick<ControlPlanProps, 'locale' | 'item'>) {
  const words = say(qualityWords, locale);
  const sizes = [...new Set(item.variants.flatMap(({ size }) => size ?? []))];
  return (
    <>
      <FieldSet legend={words.measure}>
        <TextField name="nominal" label={words.nominal} inputMode="decimal" size="short" />
        <SelectField
          name="unit"
          label={words.unit}
          options={MEASURE_UNITS.map((unit) => ({ value: unit, label: unit }))}
          value="mm"
          blank={false}
        />
        <TextField name="lower" label={words.lower} inputMode="text" size="short" />
        <TextField name="upper" label={words.upper} inputMode="text" size="short" />
      </FieldSet>
      {sizes.length > 1 && (
        <FieldSet legend={words.sizes}>
          {sizes.map((size, index) => (
            <>
              <Hidden name={`sizes[${index}][size]`} value={size} />
              <TextField name={`sizes[${index}][nominal]`} label={size} inputMode="decimal" size="short" />
            </>
          ))}
        </FieldSet>
      )}
    </>
  );
}
