import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Hidden } from './form.js';
import { Icon, type IconName } from './icon.js';
import { useUiWords } from './ui.words.js';

export interface Action {
  label: string;
  /** Where it is posted. */
  action: string;
  /** The one next event of the sheet. */
  primary?: boolean;
  icon?: IconName;
  /** Why it cannot be done now: the button is greyed and the reason stands beside it. */
  refused?: string;
  /** Asks for a text, sent as `name` (`reason` unless said). */
  reason?: { label: string; name?: string; optional?: boolean; type?: 'text' | 'date' };
  /** Asks once, naming what will be lost. */
  confirm?: string;
  fields?: Readonly<Record<string, string | number>>;
  /** Sent as `_key`. */
  idempotencyKey?: string;
}

/** What can be done with a sheet, each act a form of its own; what cannot be done now comes last. */
export function ActionButtons({ actions }: { actions: readonly Action[] }) {
  const isRefused = ({ refused }: Action) => refused !== undefined;
  const ordered = [...actions.filter((action) => !isRefused(action)), ...actions.filter(isRefused)];
  return (
    <div class="actions">
      {ordered.map((action) =>
        action.refused !== undefined ? (
          <Refused label={action.label} why={action.refused} icon={action.icon} />
        ) : action.reason || action.confirm ? (
          <AskedAction action={action} />
        ) : (
          <ActionForm action={action}>
            <button class={action.primary ? 'btn' : 'btn ghost'} type="submit">
              {action.icon && <Icon name={action.icon} />}
              {action.label}
            </button>
          </ActionForm>
        ),
      )}
    </div>
  );
}

function ActionForm({ action, children }: { action: Action; children: ComponentChildren }) {
  const { fields = {}, idempotencyKey } = action;
  return (
    <form method="post" action={action.action} data-controller="submit-once">
      {idempotencyKey && <Hidden name="_key" value={idempotencyKey} />}
      {Object.entries(fields).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

function Refused({ label, why, icon }: { label: string; why: string; icon?: IconName }) {
  return (
    <div class="refused">
      <button class="btn ghost" type="button" disabled>
        {icon && <Icon name={icon} />}
        {label}
      </button>
      <p class="why">
        <Icon name="ban" /> {why}
      </p>
    </div>
  );
}

/** Opens on its question, above all that scrolls: works without script, and never acts on the first press. */
function AskedAction({ action }: { action: Action }) {
  const words = useUiWords();
  const { label, icon, primary, reason, confirm } = action;
  // Named by its act: another page's panel in the same place is not the one that is open.
  const id = `ask${action.action.replace(/\W+/g, '-')}-${useId()}`;
  // The JSX types know one kind of input at a time.
  const kind = { type: (reason?.type ?? 'text') as 'text' };
  return (
    <div class="ask">
      <button class={primary ? 'btn' : 'btn ghost'} type="button" popovertarget={id}>
        {icon && <Icon name={icon} />}
        {label}
      </button>
      <div class="ask-panel" popover id={id}>
        <ActionForm action={action}>
          {confirm && <p>{confirm}</p>}
          {reason && (
            <label>
              {reason.label}
              <input {...kind} name={reason.name ?? 'reason'} required={!reason.optional} maxLength={500} />
            </label>
          )}
          <button class={confirm ? 'btn danger' : 'btn'} type="submit">
            {confirm ? `${words.confirm} : ${label}` : label}
          </button>
          <button class="btn plain" type="button" popovertarget={id} popovertargetaction="hide">
            {words.leave}
          </button>
        </ActionForm>
      </div>
    </div>
  );
}
