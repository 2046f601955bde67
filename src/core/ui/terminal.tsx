import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';
import { Hidden } from './form.js';

interface TerminalScreenProps {
  hello: ComponentChildren;
  /** At the top right: whether all is sent. */
  status?: ComponentChildren;
  picture?: ComponentChildren;
  step?: ComponentChildren;
  title: ComponentChildren;
  /** One sentence a line. */
  sentences?: readonly ComponentChildren[];
  note?: ComponentChildren;
  /** `BigButton`s, the primary one first. */
  children?: ComponentChildren;
}

/** A learner's tablet: one picture, one sentence a line, one huge button. */
export function TerminalScreen(props: TerminalScreenProps) {
  const { hello, status, picture, step, title, sentences, note, children } = props;
  return (
    <>
      <div class="t-top">
        <b>{hello}</b>
        {status}
      </div>
      <div class={picture ? 't-work' : 't-work alone'}>
        {picture && <div class="t-picture">{picture}</div>}
        <div class="t-text">
          {step}
          <h1>{title}</h1>
          {sentences?.map((sentence) => (
            <p class="t-step">{sentence}</p>
          ))}
          {note && <p class="t-step t-note">{note}</p>}
        </div>
      </div>
      {children && <div class="t-actions">{children}</div>}
    </>
  );
}

interface BigButtonProps {
  icon: IconName;
  primary?: boolean;
  children: ComponentChildren;
  /** A link when it only shows something. */
  href?: string;
  /** A form when it acts. */
  action?: string;
  fields?: Readonly<Record<string, string | number>>;
  idempotencyKey?: string;
}

export function BigButton({ icon, primary, children, href, action, fields = {}, idempotencyKey }: BigButtonProps) {
  const look = primary ? 'big go' : 'big';
  if (href !== undefined) {
    return (
      <a class={look} href={href}>
        <Icon name={icon} /> {children}
      </a>
    );
  }
  return (
    <form method="post" action={action} data-controller="submit-once" class={primary ? 'go-form' : undefined}>
      {idempotencyKey && <Hidden name="_key" value={idempotencyKey} />}
      {Object.entries(fields).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <button class={look} type="submit">
        <Icon name={icon} /> {children}
      </button>
    </form>
  );
}
