import { Field, type FieldProps } from './field.js';
import { fieldId, useRefusal } from './form.js';
import { Icon } from './icon.js';
import { useUiWords } from './ui.words.js';

export interface Option {
  value: string | number;
  label: string;
  disabled?: boolean;
}

interface SelectFieldProps extends FieldProps {
  options: readonly Option[];
  value?: string | number;
  /** The words of the empty choice; `false` when one must always be chosen. */
  blank?: string | false;
}

export function SelectField({ options, value, blank, ...field }: SelectFieldProps) {
  const words = useUiWords();
  return (
    <Field {...field}>
      {(ties, typed) => {
        const chosen = String(typed ?? value ?? '');
        return (
          <select {...ties}>
            {blank !== false && <option value="">{blank ?? words.choose}</option>}
            {options.map((option) => (
              <option value={option.value} disabled={option.disabled} selected={String(option.value) === chosen}>
                {option.label}
              </option>
            ))}
          </select>
        );
      }}
    </Field>
  );
}

interface CheckFieldProps extends FieldProps {
  value?: string;
  checked?: boolean;
}

/** One box; its label stands beside it, not above. */
export function CheckField({ name, label, help, error, required, value = '1', checked }: CheckFieldProps) {
  const { error: known, typed, refused } = useRefusal(name);
  const id = fieldId(name);
  const fault = error ?? known;
  const described = [fault && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ') || undefined;
  // A box that is not ticked sends nothing: in a refused form it stays as it was left.
  const on = refused || typed !== undefined ? typed === value : checked;
  return (
    <div class={fault ? 'field check wrong' : 'field check'}>
      <label for={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={on}
          required={required}
          aria-invalid={fault ? 'true' : undefined}
          aria-describedby={described}
        />
        <span>{label}</span>
      </label>
      {fault && (
        <p class="error" id={`${id}-error`}>
          <Icon name="alert-triangle" /> {fault}
        </p>
      )}
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
  maxLength?: number;
}

export function TextArea({ value, rows = 4, maxLength, ...field }: TextAreaProps) {
  return (
    <Field size="wide" {...field}>
      {(ties, typed) => (
        <textarea {...ties} rows={rows} maxLength={maxLength}>
          {typed ?? value}
        </textarea>
      )}
    </Field>
  );
}

interface FileFieldProps extends FieldProps {
  /** `.csv,text/csv` */
  accept?: string;
  multiple?: boolean;
}

export function FileField({ accept, multiple, ...field }: FileFieldProps) {
  return (
    <Field size="wide" {...field}>
      {(ties) => <input {...ties} type="file" accept={accept} multiple={multiple} />}
    </Field>
  );
}
