import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Icon, type IconName } from './icon.js';
import { useUiWords } from './ui.words.js';

export interface FieldError {
  /** Name of the field; none when the whole form is refused. */
  field?: string;
  /** What is wrong and how to mend it. */
  message: string;
}

/** What a learner pressed, as the list of what is not sent yet tells it. */
export interface Press {
  verb: 'start' | 'pause' | 'report' | 'first' | 'check' | 'call' | 'other' | 'end';
  /** The job it changes. */
  job: number | string;
  label: string;
}

export const pressed = ({ verb, job, label }: Press) => ({
  'data-action': 'submit->terminal#press',
  'data-verb': verb,
  'data-job': String(job),
  'data-label': label,
});

interface Refusal {
  errors: readonly FieldError[];
  /** What was typed, by field name: shown again instead of the stored value. */
  values: Readonly<Record<string, string>>;
}
const RefusalContext = createContext<Refusal>({ errors: [], values: {} });

export const fieldId = (name: string): string => `f-${name.replace(/[^\w-]+/g, '-')}`;

/** The error of a field and what was typed in it, from the form around it; whether that form was refused. */
export function useRefusal(name: string): { error?: string; typed?: string; refused: boolean } {
  const { errors, values } = useContext(RefusalContext);
  return {
    error: errors.find(({ field }) => field === name)?.message,
    typed: values[name],
    refused: errors.length > 0,
  };
}

export interface FormProps {
  action: string;
  method?: 'get' | 'post';
  /** Sent as `_key`: the same form sent twice acts once. */
  idempotencyKey?: string;
  errors?: readonly FieldError[];
  values?: Readonly<Record<string, string>>;
  /** For file fields. */
  multipart?: boolean;
  /** Applies itself as it changes: for filters. */
  filter?: boolean;
  /** The frame its answer is put in, when it is not the whole page. */
  frame?: string;
  /** On a learner's tablet: kept when there is no network. */
  press?: Press;
  children: ComponentChildren;
}

/** A form that works before any script, is guarded against loss, and is harmless when sent twice. */
export function Form({ action, method = 'post', idempotencyKey, errors = [], values = {}, ...rest }: FormProps) {
  const { multipart, filter, frame, press, children } = rest;
  const words = useUiWords();
  const guard =
    method === 'post'
      ? { 'data-controller': 'dirty-form submit-once', 'data-dirty-form-message-value': words.unsaved }
      : filter && { 'data-controller': 'filter' };
  return (
    <form
      class={filter ? 'form filter' : 'form'}
      action={action}
      method={method}
      encType={multipart ? 'multipart/form-data' : undefined}
      noValidate={method === 'post'}
      data-turbo-frame={frame}
      data-refused={errors.length > 0 ? 'true' : undefined}
      {...guard}
      {...(press ? pressed(press) : {})}
    >
      {idempotencyKey && <Hidden name="_key" value={idempotencyKey} />}
      <ErrorSummary errors={errors} />
      <RefusalContext.Provider value={{ errors, values }}>{children}</RefusalContext.Provider>
    </form>
  );
}

/** All that is to correct, each leading to its field. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const words = useUiWords();
  if (errors.length === 0) return null;
  return (
    <div class="errors" role="alert" tabIndex={-1} autofocus data-controller="errors">
      <p>
        <Icon name="alert-triangle" /> <b>{words.errors(errors.length)}</b>
      </p>
      <ul>
        {errors.map(({ field, message }) => (
          <li>{field ? <a href={`#${fieldId(field)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}

/** A refused form keeps what it sent: the version its user read, not one nobody looked at. */
export function Hidden({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={useRefusal(name).typed ?? value} />;
}

/** Fields of one subject, side by side where there is room. */
export function FieldSet({ legend, children }: { legend?: ComponentChildren; children: ComponentChildren }) {
  return (
    <fieldset>
      {legend && <legend>{legend}</legend>}
      <div class="fields">{children}</div>
    </fieldset>
  );
}

interface SubmitProps {
  children: ComponentChildren;
  icon?: IconName;
  /** Where to go without saving. */
  cancel?: { href: string; label: string };
}

/** The end of a form: one primary button. */
export function Submit({ children, icon, cancel }: SubmitProps) {
  return (
    <p class="submit">
      <button class="btn" type="submit">
        {icon && <Icon name={icon} />}
        {children}
      </button>
      {cancel && (
        <a class="btn plain" href={cancel.href}>
          {cancel.label}
        </a>
      )}
    </p>
  );
}
