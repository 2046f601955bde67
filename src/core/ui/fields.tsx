import type { ComponentChildren } from 'preact';
import { formatCents } from '../money/money.js';
import type { Locale } from '../words/words.js';
import { Field, type FieldProps } from './field.js';
import { useLocale, useUiWords } from './ui.words.js';

interface TextFieldProps extends FieldProps {
  value?: string | number;
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url';
  placeholder?: string;
  autoComplete?: string;
  maxLength?: number;
  autoFocus?: boolean;
  inputMode?: 'text' | 'numeric' | 'decimal';
}

export function TextField({ value, type = 'text', placeholder, autoComplete, maxLength, ...field }: TextFieldProps) {
  const { autoFocus, inputMode, ...frame } = field;
  // The JSX types know one kind of input at a time.
  const kind = { type: type as 'text' };
  const rest = { placeholder, autoComplete, maxLength, autoFocus, inputMode };
  return (
    <Field {...frame}>
      {(ties, typed) => <input {...ties} {...rest} {...kind} value={type === 'password' ? '' : (typed ?? value)} />}
    </Field>
  );
}

interface NumberFieldProps extends FieldProps {
  value?: number | string;
  min?: number;
  max?: number;
  step?: number | 'any';
  unit?: ComponentChildren;
}

export function NumberField({ value, min, max, step, unit, ...field }: NumberFieldProps) {
  return (
    <Field size="short" {...field}>
      {(ties, typed) => (
        <Unit unit={unit}>
          <input {...ties} type="number" inputMode="decimal" min={min} max={max} step={step} value={typed ?? value} />
        </Unit>
      )}
    </Field>
  );
}

interface MoneyFieldProps extends FieldProps {
  /** Integer euro cents. */
  cents?: number;
}

/** An amount as people write it: `1 234,50`. A text input: a number input refuses the comma in some browsers. */
export function MoneyField({ cents, ...field }: MoneyFieldProps) {
  const locale = useLocale();
  const value = cents === undefined ? undefined : amountText(cents, locale);
  return (
    <Field size="short" {...field}>
      {(ties, typed) => (
        <Unit unit="€">
          <input {...ties} type="text" inputMode="decimal" class="n" autoComplete="off" value={typed ?? value} />
        </Unit>
      )}
    </Field>
  );
}

function amountText(cents: number, locale: Locale): string {
  const text = formatCents(cents, locale).replace(/[\s\u00a0\u202f]?€/, '');
  // The keyboard's own space, so that an edited amount stays of one make.
  return text.replace(/[\u202f\u00a0]/g, ' ');
}

interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`. */
  value?: string;
  min?: string;
  max?: string;
}

/** A day. The browser's own calendar shows it as people write it; an old browser falls back on a text input. */
export function DateField({ value, min, max, ...field }: DateFieldProps) {
  const words = useUiWords();
  return (
    <Field size="short" {...field}>
      {(ties, typed) => (
        <input {...ties} type="date" placeholder={words.dateHint} min={min} max={max} value={typed ?? value} />
      )}
    </Field>
  );
}

function Unit({ unit, children }: { unit?: ComponentChildren; children: ComponentChildren }) {
  if (!unit) return <>{children}</>;
  return (
    <span class="with-unit">
      {children}
      <span class="unit">{unit}</span>
    </span>
  );
}
