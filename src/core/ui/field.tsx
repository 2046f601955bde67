import type { ComponentChildren } from 'preact';
import { fieldId, useRefusal } from './form.js';
import { Icon } from './icon.js';
import { useUiWords } from './ui.words.js';

export interface FieldProps {
  name: string;
  label: ComponentChildren;
  help?: ComponentChildren;
  /** Overrides the error the form knows for this name. */
  error?: string;
  required?: boolean;
  /** How much room its content asks for. */
  size?: 'short' | 'wide';
}

/** What an input must carry to be tied to its label, help and error. */
export interface InputTies {
  id: string;
  name: string;
  required: boolean | undefined;
  'aria-invalid': 'true' | undefined;
  'aria-describedby': string | undefined;
}

interface FieldFrameProps extends FieldProps {
  children: (ties: InputTies, typed: string | undefined) => ComponentChildren;
}

/** Label above, help under, error beside the input with its remedy. */
export function Field({ name, label, help, error, required, size, children }: FieldFrameProps) {
  const words = useUiWords();
  const refusal = useRefusal(name);
  const fault = error ?? refusal.error;
  const id = fieldId(name);
  const described = [fault && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ') || undefined;
  const ties: InputTies = {
    id,
    name,
    required,
    'aria-invalid': fault ? 'true' : undefined,
    'aria-describedby': described,
  };
  return (
    <div class={['field', size, fault && 'wrong'].filter(Boolean).join(' ')}>
      <label for={id}>
        {label}
        {required === false && <span class="soft"> ({words.optional})</span>}
      </label>
      {children(ties, refusal.typed)}
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
